package dev.scrm.platform.web;

import dev.scrm.platform.events.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * On which state of a thing a caller decided to change it; an argument of controller methods, read from {@code If-Match}. It is
 * checked where the change is decided and saved, so that nobody comes in between.
 *
 * @param tags as the header has them, with quotes; {@code *} alone for any state, none when the header is absent
 */
public record IfMatch(List<String> tags) {
    private static final String HEADER = "If-Match";
    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"" + EntityTag.CHARACTERS + '"');
    private static final Pattern COMMA = Pattern.compile("[ \\t]*,[ \\t]*");

    public IfMatch {
        tags = List.copyOf(tags);
    }

    static IfMatch parse(List<String> values) {
        if (values.stream().map(String::strip).toList().equals(List.of(ANY))) {
            return new IfMatch(List.of(ANY));
        }
        List<String> tags = new ArrayList<>();
        for (var value : values) {
            read(value.strip(), tags);
        }
        return new IfMatch(tags);
    }

    private static void read(String value, List<String> tags) {
        var tag = TAG.matcher(value);
        var comma = COMMA.matcher(value);
        int place = 0;
        do {
            if (!tag.region(place, value.length()).lookingAt()) {
                throw malformed();
            }
            tags.add(tag.group());
            place = tag.end();
            if (place == value.length()) {
                return;
            }
            if (!comma.region(place, value.length()).lookingAt()) {
                throw malformed();
            }
            place = comma.end();
        } while (true);
    }

    /** Refuses when the caller did not say on what it decided, or when the thing is no longer that. */
    public void check(EntityTag now) {
        if (tags.isEmpty()) {
            throw refused(
                    "precondition-required",
                    Refusal.Kind.UNCONDITIONAL,
                    "Expected the header If-Match with the ETag of what is to be changed, or *, but it is absent");
        }
        // A weak tag never matches: it does not say that two states are the same (RFC 9110 section 13.1.1).
        if (!tags.contains(ANY) && !tags.contains(now.quoted())) {
            throw refused(
                    "precondition-failed",
                    Refusal.Kind.OUTDATED,
                    "Expected If-Match to have the ETag of what is there now but it was changed meanwhile; read it again");
        }
    }

    private static Refusal malformed() {
        return refused(
                "if-match-invalid",
                Refusal.Kind.INVALID,
                "Expected If-Match to be * or an ETag in double quotes but it is neither");
    }

    private static Refusal refused(String code, Refusal.Kind kind, String message) {
        return new RequestRefused(code, kind, message, Map.of("header", HEADER));
    }
}
