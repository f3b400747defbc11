package dev.scrm.journey.engine;

/** Texts have limits in bytes of UTF-8. */
final class Utf8 {
    private Utf8() {}

    /** The longest beginning of the text that fits, without breaking a character. */
    static String cut(String text, int bytesAtMost) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            bytes += length(codePoint);
            if (bytes > bytesAtMost) {
                return text.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }

    private static int length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
