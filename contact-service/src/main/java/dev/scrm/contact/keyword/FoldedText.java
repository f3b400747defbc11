package dev.scrm.contact.keyword;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text as keywords are sought in it: full-width and half-width forms, upper and lower case are one, and so is all white space. */
final class FoldedText {
    /** White space and invisible format characters such as U+200B. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    private FoldedText() {}

    /** Upper case first, so that ß and its like fold too. */
    static String of(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return BLANKS.matcher(folded).replaceAll(" ").strip();
    }
}
