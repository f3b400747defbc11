package dev.scrm.platform.wecom;

import static dev.scrm.platform.wecom.CallbackRejected.Reason.BAD_ENVELOPE;

import java.nio.charset.StandardCharsets;

/**
 * Finds the text of {@code <Encrypt>} in the body of a callback, or that of {@code "encrypt"} when the body is JSON. It is
 * all that touches a body before its signature is checked, so it is a plain search and no parser: three passes over the
 * bytes at most, whatever they are.
 */
final class EncryptScanner {
    /** Far above what WeCom sends, and little enough to be refused in microseconds. */
    static final int MAX_BODY_BYTES = 128 * 1024;

    private static final String OPEN = "<Encrypt>";
    private static final String CLOSE = "</Encrypt>";
    private static final String CDATA_OPEN = "<![CDATA[";
    private static final String CDATA_CLOSE = "]]>";

    private EncryptScanner() {}

    /** The ciphertext as it stands in the body, with or without CDATA around it. */
    static ByteRange find(byte[] body) {
        if (body.length > MAX_BODY_BYTES) {
            throw rejected("Expected a body of at most 131072 bytes, but it is longer");
        }
        return body.length > 0 && body[0] == '{' ? JsonEncryptScanner.find(body) : findInXml(body);
    }

    private static ByteRange findInXml(byte[] body) {
        // Latin-1 keeps each byte a character of its own, and String.indexOf is vectorised.
        var text = new String(body, StandardCharsets.ISO_8859_1);
        int open = text.indexOf(OPEN);
        if (open < 0) {
            throw rejected("Expected an Encrypt element in the body, but there is none");
        }
        int from = open + OPEN.length();
        int close = text.indexOf(CLOSE, from);
        if (close < 0) {
            throw rejected("Expected the Encrypt element to be closed, but it is not");
        }
        if (text.indexOf(OPEN, from) >= 0) {
            throw rejected("Expected one Encrypt element in the body, but there are more");
        }
        return content(body, text, from, close);
    }

    private static ByteRange content(byte[] body, String text, int from, int to) {
        if (!text.startsWith(CDATA_OPEN, from)) {
            return notEmpty(new ByteRange(body, from, to));
        }
        int end = to - CDATA_CLOSE.length();
        int start = from + CDATA_OPEN.length();
        if (end < start || !text.startsWith(CDATA_CLOSE, end)) {
            throw rejected("Expected the CDATA of Encrypt to be closed, but it is not");
        }
        return notEmpty(new ByteRange(body, start, end));
    }

    static ByteRange notEmpty(ByteRange encrypt) {
        if (encrypt.length() == 0) {
            throw rejected("Expected a ciphertext in Encrypt, but it is empty");
        }
        return encrypt;
    }

    static CallbackRejected rejected(String message) {
        return new CallbackRejected(BAD_ENVELOPE, message);
    }
}
