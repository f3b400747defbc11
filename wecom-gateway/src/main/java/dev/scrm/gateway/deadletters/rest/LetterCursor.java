package dev.scrm.gateway.deadletters.rest;

import dev.scrm.gateway.deadletters.LetterRefused;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.PageRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Up to where each partition was looked at, in letters and digits as short as may be: there are many partitions. */
final class LetterCursor {
    private static final int RADIX = Character.MAX_RADIX;

    /** At most 1,000 offsets. */
    private static final Pattern OFFSETS = Pattern.compile("[0-9a-z]{1,12}(,[0-9a-z]{1,12}){0,999}");

    private LetterCursor() {}

    static List<Long> read(PageRequest page) {
        if (page.cursor() == null) {
            return List.of();
        }
        var offsets = Cursor.decode(page.cursor(), 1).position().getFirst();
        if (!OFFSETS.matcher(offsets).matches()) {
            throw LetterRefused.cursorInvalid();
        }
        return Stream.of(offsets.split(",", -1))
                .map(offset -> Long.valueOf(offset, RADIX))
                .toList();
    }

    static @Nullable String write(List<Long> next) {
        return next.isEmpty()
                ? null
                : Cursor.after(next.stream()
                                .map(offset -> Long.toString(offset, RADIX))
                                .collect(Collectors.joining(",")))
                        .encoded();
    }
}
