package dev.scrm.contact.field;

import java.util.regex.Pattern;

/** Texts that people type and read: something to see in them, and nothing that cannot be seen or written down. */
public final class VisibleText {
    /** Neither control characters nor halves of surrogate pairs, which no encoding knows. */
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]*");
    /** The same with tabs and line breaks. */
    private static final Pattern LINES = Pattern.compile("(?:[^\\p{Cntrl}\\p{Cs}]|[\\t\\r\\n])*+");

    private static final int LONGEST_SHOWN = 64;

    private VisibleText() {}

    /** True of 1 to a number of characters in one line. */
    public static boolean isLine(String text, int atMost) {
        return fits(text, atMost) && LINE.matcher(text).matches();
    }

    /** True of 1 to a number of characters, line breaks among them. */
    public static boolean isLines(String text, int atMost) {
        return fits(text, atMost) && LINES.matcher(text).matches();
    }

    /** What somebody wrote, fit to be shown back to them. */
    public static String shown(String text) {
        return isLine(text, LONGEST_SHOWN) ? text : "(something else)";
    }

    private static boolean fits(String text, int atMost) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= atMost;
    }
}
