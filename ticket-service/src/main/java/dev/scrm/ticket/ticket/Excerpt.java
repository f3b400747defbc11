package dev.scrm.ticket.ticket;

import java.util.regex.Pattern;

/** As much of a message as a notice may show. */
final class Excerpt {
    private static final int LONGEST = 60;
    /** Line breaks and other control characters could forge a further line of the notice. */
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

    private Excerpt() {}

    static String of(String text) {
        var line = GAPS.matcher(text).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
