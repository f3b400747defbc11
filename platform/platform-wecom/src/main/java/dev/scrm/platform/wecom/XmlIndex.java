package dev.scrm.platform.wecom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the elements of a message lie in its bytes, in document order: six numbers an element and nothing copied. */
final class XmlIndex {
    private static final int NAME_FROM = 0;
    private static final int NAME_TO = 1;
    private static final int TEXT_FROM = 2;
    private static final int TEXT_TO = 3;
    private static final int SHAPE = 4;
    private static final int END = 5;
    private static final int FIELDS = 6;

    /** Text is the bytes between its ends as they stand. */
    private static final int PLAIN = 0;
    /** Text holds references, or several pieces. */
    private static final int MIXED = 1;
    /** Has child elements, so no text of its own. */
    private static final int PARENT = 2;

    private final byte[] xml;
    private int[] fields = new int[FIELDS * 24];
    private int size;

    XmlIndex(byte[] xml) {
        this.xml = xml;
    }

    /** Begins an element and answers its position. */
    int begin(int nameFrom, int nameTo) {
        int at = size * FIELDS;
        if (at == fields.length) {
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
        fields[at + NAME_FROM] = nameFrom;
        fields[at + NAME_TO] = nameTo;
        return size++;
    }

    void plainText(int position, int from, int to) {
        text(position, from, to, PLAIN);
    }

    void mixedText(int position, int from, int to) {
        text(position, from, to, MIXED);
    }

    void parent(int position) {
        fields[position * FIELDS + SHAPE] = PARENT;
    }

    /** Closes the element after all its children. */
    void close(int position) {
        fields[position * FIELDS + END] = size;
    }

    int size() {
        return size;
    }

    int end(int position) {
        return fields[position * FIELDS + END];
    }

    String name(int position) {
        int at = position * FIELDS;
        return utf8(fields[at + NAME_FROM], fields[at + NAME_TO]);
    }

    boolean isNamed(int position, String name) {
        int at = position * FIELDS;
        int from = fields[at + NAME_FROM];
        if (fields[at + NAME_TO] - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (xml[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String text(int position) {
        int at = position * FIELDS;
        return switch (fields[at + SHAPE]) {
            case PLAIN -> utf8(fields[at + TEXT_FROM], fields[at + TEXT_TO]);
            case MIXED -> XmlText.decode(xml, fields[at + TEXT_FROM], fields[at + TEXT_TO]);
            default -> "";
        };
    }

    private void text(int position, int from, int to, int shape) {
        int at = position * FIELDS;
        fields[at + TEXT_FROM] = from;
        fields[at + TEXT_TO] = to;
        fields[at + SHAPE] = shape;
    }

    private String utf8(int from, int to) {
        return new String(xml, from, to - from, StandardCharsets.UTF_8);
    }
}
