package dev.scrm.platform.wecom;

import java.nio.charset.StandardCharsets;

/** Text of a message that does not stand there as it reads: with references, or in several pieces. */
final class XmlText {
    /** The longest there is: ampersand, #x10FFFF, semicolon. */
    private static final int MAX_REFERENCE = 10;

    private XmlText() {}

    /** Joins text and CDATA of content that {@link FlatXmlReader} has found well-formed and without elements. */
    static String decode(byte[] xml, int from, int to) {
        var text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            if (xml[at] == '<') {
                int start = at + FlatXmlReader.CDATA_OPEN.length;
                int end = cdataEnd(xml, start);
                text.append(utf8(xml, start, end));
                at = end + FlatXmlReader.CDATA_CLOSE.length;
            } else if (xml[at] == '&') {
                int end = referenceEnd(xml, at);
                text.appendCodePoint(codePoint(utf8(xml, at + 1, end)));
                at = end + 1;
            } else {
                int start = at;
                while (at < to && xml[at] != '<' && xml[at] != '&') {
                    at++;
                }
                text.append(utf8(xml, start, at));
            }
        }
        return text.toString();
    }

    /** Checks the reference that begins here and answers where its semicolon is. */
    static int checkReference(byte[] xml, int ampersand) {
        int end = referenceEnd(xml, ampersand);
        codePoint(utf8(xml, ampersand + 1, end));
        return end;
    }

    /** Where the CDATA that begins here is closed. */
    static int cdataEnd(byte[] xml, int from) {
        for (int i = from; i + 2 < xml.length; i++) {
            if (xml[i] == ']' && xml[i + 1] == ']' && xml[i + 2] == '>') {
                return i;
            }
        }
        throw new XmlRefused("Expected each CDATA section to be closed, but one is not");
    }

    private static int referenceEnd(byte[] xml, int ampersand) {
        int limit = Math.min(xml.length, ampersand + MAX_REFERENCE);
        for (int i = ampersand + 1; i < limit; i++) {
            if (xml[i] == ';') {
                return i;
            }
        }
        throw new XmlRefused("Expected references to be short and to end with a semicolon, but one does not");
    }

    private static int codePoint(String reference) {
        return switch (reference) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> numeric(reference);
        };
    }

    private static int numeric(String reference) {
        boolean hexadecimal = reference.startsWith("#x");
        if (!reference.startsWith("#")) {
            throw new XmlRefused("Expected predefined entities only, but there is another");
        }
        int radix = hexadecimal ? 16 : 10;
        int value = 0;
        for (int i = hexadecimal ? 2 : 1; i < reference.length(); i++) {
            int digit = Character.digit(reference.charAt(i), radix);
            if (digit < 0) {
                throw new XmlRefused("Expected digits in a character reference, but there is something else");
            }
            value = value * radix + digit;
        }
        if (!isCharacter(value)) {
            throw new XmlRefused("Expected references to characters of XML, but one is not");
        }
        return value;
    }

    /** The characters that XML 1.0 allows. */
    private static boolean isCharacter(int value) {
        return value == '\t'
                || value == '\n'
                || value == '\r'
                || (value >= 0x20 && value <= 0xD7FF)
                || (value >= 0xE000 && value <= 0xFFFD)
                || (value >= 0x10000 && value <= 0x10FFFF);
    }

    private static String utf8(byte[] xml, int from, int to) {
        return new String(xml, from, to - from, StandardCharsets.UTF_8);
    }
}
