package dev.scrm.contact.exports.files;

import java.util.regex.Pattern;

/** Texts as XML takes them, and as spreadsheets read them again. */
final class XmlText {
    /** What a spreadsheet takes for a character that is written out. */
    private static final Pattern WRITTEN_OUT = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private XmlText() {}

    /** Without what XML has no way to write: control characters, halves of surrogate pairs. */
    static String of(String text) {
        var written = new StringBuilder(text.length() + 16);
        WRITTEN_OUT.matcher(text).replaceAll("_x005F_").codePoints().forEach(character -> append(character, written));
        return written.toString();
    }

    private static void append(int character, StringBuilder to) {
        switch (character) {
            case '&' -> to.append("&amp;");
            case '<' -> to.append("&lt;");
            case '>' -> to.append("&gt;");
            case '"' -> to.append("&quot;");
            case '\r' -> to.append("&#13;");
            case '\t', '\n' -> to.append((char) character);
            default -> {
                if (isOfXml(character)) {
                    to.appendCodePoint(character);
                }
            }
        }
    }

    private static boolean isOfXml(int character) {
        return character >= 0x20
                && !(character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                && character != 0xFFFE
                && character != 0xFFFF;
    }
}
