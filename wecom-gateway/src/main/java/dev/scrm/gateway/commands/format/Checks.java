package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.gateway.commands.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has to be true of a command's fields; what is not throws {@link WrongCommand} with the reason given. */
final class Checks {
    private Checks() {}

    /** A text of at most so many bytes of UTF-8, with more than blanks in it. */
    static String text(@Nullable String text, int bytesAtMost) {
        if (text == null || text.isBlank()) {
            throw new WrongCommand(Reason.TEXT_MISSING);
        }
        if (text.getBytes(UTF_8).length > bytesAtMost) {
            throw new WrongCommand(Reason.TEXT_TOO_LONG);
        }
        return text;
    }

    /** A value that has to be there. */
    static String present(@Nullable String value, Reason reason) {
        if (value == null || value.isBlank()) {
            throw new WrongCommand(reason);
        }
        return value;
    }

    static void require(boolean right, Reason reason) {
        if (!right) {
            throw new WrongCommand(reason);
        }
    }

    /** A text of at most so many characters, if there is one. */
    static @Nullable String atMost(int characters, @Nullable String text, Reason reason) {
        require(text == null || text.codePointCount(0, text.length()) <= characters, reason);
        return text;
    }

    /** Ids, at most so many, none of them blank; null when they are absent, which is not the same as none. */
    static @Nullable List<String> ids(int most, @Nullable List<@Nullable String> ids, Reason reason) {
        var found = withoutNulls(ids);
        require(found.size() <= most && found.stream().noneMatch(String::isBlank), reason);
        return ids == null ? null : found;
    }

    static List<String> withoutNulls(@Nullable List<@Nullable String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().flatMap(Stream::ofNullable).toList();
    }
}
