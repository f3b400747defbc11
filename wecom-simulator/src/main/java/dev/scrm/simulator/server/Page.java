package dev.scrm.simulator.server;

import dev.scrm.simulator.world.WecomError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A part of a list, with the cursor of the next part, which is empty at the end. */
record Page<T>(List<T> items, String nextCursor) {
    private static final String MARK = "at:";

    static <T> Page<T> of(List<T> all, String cursor, long limit) {
        int from = (int) Math.min(position(cursor), all.size());
        int to = (int) Math.min(from + limit, all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? cursor(to) : "");
    }

    /** Where a cursor points; 50100 for one that was never given. */
    static long position(String cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith(MARK)) {
                long position = Long.parseLong(text.substring(MARK.length()));
                if (position >= 0) {
                    return position;
                }
            }
        } catch (IllegalArgumentException notOurs) {
            throw new WecomError(50100, "invalid cursor");
        }
        throw new WecomError(50100, "invalid cursor");
    }

    static String cursor(long position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((MARK + position).getBytes(StandardCharsets.US_ASCII));
    }
}
