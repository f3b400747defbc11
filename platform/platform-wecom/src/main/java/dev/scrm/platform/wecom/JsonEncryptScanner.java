package dev.scrm.platform.wecom;

import java.nio.charset.StandardCharsets;

/**
 * The same for a body in JSON, {@code {"tousername":"…","encrypt":"…","agentid":"…"}}; WeCom's documentation writes the
 * names with capitals, its sample libraries without.
 */
final class JsonEncryptScanner {
    private static final String NAME = "ncrypt\"";

    private JsonEncryptScanner() {}

    static ByteRange find(byte[] body) {
        var text = new String(body, StandardCharsets.ISO_8859_1);
        int name = name(text, 0);
        if (name < 0) {
            throw EncryptScanner.rejected("Expected a field encrypt in the body, but there is none");
        }
        if (name(text, name) >= 0) {
            throw EncryptScanner.rejected("Expected one field encrypt in the body, but there are more");
        }
        int colon = space(text, name);
        int quote = colon < text.length() && text.charAt(colon) == ':' ? space(text, colon + 1) : text.length();
        int from = quote + 1;
        int to = quote < text.length() && text.charAt(quote) == '"' ? text.indexOf('"', from) : -1;
        if (to < 0) {
            throw EncryptScanner.rejected("Expected a text in the field encrypt, but there is none");
        }
        return EncryptScanner.notEmpty(content(body, text, from, to));
    }

    /** Some writers of JSON escape the slashes of base64; the signature is that of the text without. */
    private static ByteRange content(byte[] body, String text, int from, int to) {
        int escape = text.indexOf('\\', from);
        return escape < 0 || escape >= to
                ? new ByteRange(body, from, to)
                : ByteRange.of(text.substring(from, to).replace("\\/", "/"));
    }

    /** Where the name ends, quotation mark included. */
    private static int name(String text, int from) {
        for (int at = text.indexOf(NAME, from); at >= 0; at = text.indexOf(NAME, at + 1)) {
            if (at > 1 && text.charAt(at - 2) == '"' && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E')) {
                return at + NAME.length();
            }
        }
        return -1;
    }

    private static int space(String text, int from) {
        int at = from;
        while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
