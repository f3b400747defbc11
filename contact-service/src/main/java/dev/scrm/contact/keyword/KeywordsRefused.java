package dev.scrm.contact.keyword;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be done with a list of keywords. */
public final class KeywordsRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private KeywordsRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static KeywordsRefused unknown(String id) {
        return new KeywordsRefused(
                "message-keywords-unknown",
                Kind.NOT_FOUND,
                "Expected a list of keywords but there is no " + id.substring(0, Math.min(64, id.length())),
                Map.of());
    }

    static KeywordsRefused invalid(String field, String expected) {
        return new KeywordsRefused(
                "message-keywords-invalid",
                Kind.INVALID,
                "Expected %s to be %s".formatted(field, expected),
                Map.of("field", field));
    }

    static KeywordsRefused tooMany(int most) {
        return new KeywordsRefused(
                "message-keywords-too-many",
                Kind.CONFLICT,
                "Expected at most %d lists of keywords".formatted(most),
                Map.of("maximum", most));
    }
}
