package dev.scrm.platform.wecom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the decrypted XML of WeCom: elements with text or CDATA, and nothing else. What can do harm is not switched off but
 * not there: a document type, an entity of its own, a processing instruction, an attribute or a comment is refused.
 */
public final class FlatXmlReader {
    /** The deepest message known has 7 levels. */
    public static final int MAX_DEPTH = 16;

    public static final int MAX_ELEMENTS = 2000;

    static final byte[] CDATA_OPEN = ascii("<![CDATA[");
    static final byte[] CDATA_CLOSE = ascii("]]>");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] DECLARATION_OPEN = ascii("<?xml ");
    private static final byte[] DECLARATION_CLOSE = ascii("?>");
    private static final byte[] END_TAG_OPEN = ascii("</");

    private final byte[] xml;
    private final XmlIndex index;
    private int depth;
    private int at;

    private FlatXmlReader(byte[] xml) {
        this.xml = xml;
        this.index = new XmlIndex(xml);
    }

    /**
     * The root element.
     *
     * @throws XmlRefused when it is not well-formed, too deep, too wide, or holds what messages of WeCom never hold
     */
    public static XmlElement read(byte[] xml) {
        var reader = new FlatXmlReader(xml);
        reader.prolog();
        reader.element();
        reader.space();
        if (reader.at < xml.length) {
            throw new XmlRefused("Expected nothing after the root element, but there is something");
        }
        return new XmlElement(reader.index, 0);
    }

    private void prolog() {
        skip(BYTE_ORDER_MARK);
        if (skip(DECLARATION_OPEN)) {
            while (!skip(DECLARATION_CLOSE)) {
                current();
                at++;
            }
        }
        space();
    }

    /** Recursive, which is safe as {@link #MAX_DEPTH} is small. */
    private void element() {
        expect('<');
        int nameFrom = at;
        int nameTo = name();
        int element = begin(nameFrom, nameTo);
        if (current() == '/') {
            at++;
            index.plainText(element, at, at);
        } else {
            expect('>');
            content(element);
            endTag(nameFrom, nameTo);
        }
        expect('>');
        index.close(element);
        depth--;
    }

    private int begin(int nameFrom, int nameTo) {
        if (++depth > MAX_DEPTH) {
            throw new XmlRefused("Expected at most 16 levels of elements, but there are more");
        }
        if (index.size() == MAX_ELEMENTS) {
            throw new XmlRefused("Expected at most 2000 elements, but there are more");
        }
        return index.begin(nameFrom, nameTo);
    }

    /** Reads up to the element's end tag. One piece of text can stay where it is; more are joined when asked for. */
    private void content(int element) {
        int from = at;
        int pieceFrom = at;
        int pieceTo = at;
        int pieces = 0;
        boolean references = false;
        boolean parent = false;
        while (true) {
            int start = at;
            references |= text();
            if (at > start) {
                pieceFrom = start;
                pieceTo = at;
                pieces++;
            }
            if (skip(CDATA_OPEN)) {
                pieceFrom = at;
                pieceTo = XmlText.cdataEnd(xml, at);
                pieces++;
                at = pieceTo + CDATA_CLOSE.length;
            } else if (skip(END_TAG_OPEN)) {
                break;
            } else {
                parent = true;
                element();
            }
        }
        if (parent) {
            index.parent(element);
        } else if (pieces <= 1 && !references) {
            index.plainText(element, pieceFrom, pieceTo);
        } else {
            index.mixedText(element, from, at - END_TAG_OPEN.length);
        }
    }

    /** Reads text up to the next mark-up and answers whether it holds references. */
    private boolean text() {
        boolean references = false;
        while (current() != '<') {
            if (xml[at] == '&') {
                references = true;
                at = XmlText.checkReference(xml, at);
            }
            at++;
        }
        return references;
    }

    private void endTag(int nameFrom, int nameTo) {
        int from = at;
        if (!Arrays.equals(xml, nameFrom, nameTo, xml, from, name())) {
            throw new XmlRefused("Expected each end tag to have the name of its start tag, but one has not");
        }
    }

    /** Reads a name and the space behind it, and answers where the name ends. */
    private int name() {
        int from = at;
        while (isNameCharacter(current())) {
            at++;
        }
        if (at == from) {
            throw new XmlRefused("Expected the name of an element after <, but there is something else");
        }
        int to = at;
        space();
        return to;
    }

    private void space() {
        while (at < xml.length && (xml[at] == ' ' || xml[at] == '\n' || xml[at] == '\r' || xml[at] == '\t')) {
            at++;
        }
    }

    private void expect(char character) {
        if (current() != character) {
            throw new XmlRefused("Expected '" + character + "' in the mark-up, but there is something else");
        }
        at++;
    }

    private boolean skip(byte[] expected) {
        int to = at + expected.length;
        if (to > xml.length || !Arrays.equals(xml, at, to, expected, 0, expected.length)) {
            return false;
        }
        at = to;
        return true;
    }

    private byte current() {
        if (at >= xml.length) {
            throw new XmlRefused("Expected the root element to be closed, but the document ends");
        }
        return xml[at];
    }

    /** ASCII only: WeCom names nothing otherwise. */
    private static boolean isNameCharacter(byte character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-'
                || character == '.';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
