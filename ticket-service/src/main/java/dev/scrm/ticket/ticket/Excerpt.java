package dev.scrm.ticket.ticket;

import java.util.regex.Pattern;

/** As much of a message as a notice may show. */
final class Excerpt {
    private static final int LONGEST = 60;
    /** White space, line and paragraph ends, controls, changes of writing direction: with them a message could forge a notice. */
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Zl}\\p{Zp}\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]+");

    private Excerpt() {}

    static String of(String text) {
        var line = GAPS.matcher(text).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
