package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.gateway.commands.Reason;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How long texts and lists of a command may be; what is longer is refused, and never cut as WeCom would. */
final class Lengths {
    private Lengths() {}

    /** A text of at most so many bytes of UTF-8, or none. */
    static @Nullable String bytes(@Nullable String text, int most, Reason reason) {
        Checks.require(text == null || text.getBytes(UTF_8).length <= most, reason);
        return text;
    }

    /** A text of at most so many characters, or none. */
    static @Nullable String characters(@Nullable String text, int most, Reason reason) {
        Checks.require(text == null || text.codePointCount(0, text.length()) <= most, reason);
        return text;
    }

    /** A list of so many objects in WeCom's words; null for none, where there may be none. */
    static <T> @Nullable List<Json> objects(
            @Nullable List<@Nullable T> items, int least, int most, Reason reason, Function<T, Json> translate) {
        var present = items == null
                ? List.<T>of()
                : items.stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
        Checks.require(present.size() >= least && present.size() <= most, reason);
        return present.isEmpty() ? null : present.stream().map(translate).toList();
    }
}
