package dev.scrm.gateway.callbacks;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a callback's address. Read by hand: a servlet's parameters would consume the body of a post, and turn
 * the {@code +} of base64 into a space.
 *
 * @param echo echostr, only when WeCom verifies the address
 */
public record CallbackQuery(String signature, String timestamp, String nonce, String echo) {
    /** Parameters that are missing are empty: no signature matches them. */
    public static CallbackQuery parse(@Nullable String query) {
        var signature = "";
        var timestamp = "";
        var nonce = "";
        var echo = "";
        int from = 0;
        while (query != null && from < query.length()) {
            int to = indexOf(query, '&', from, query.length());
            int equals = indexOf(query, '=', from, to);
            var name = query.substring(from, equals);
            var value = equals < to ? query.substring(equals + 1, to) : "";
            switch (name) {
                case "msg_signature" -> signature = decoded(value);
                case "timestamp" -> timestamp = decoded(value);
                case "nonce" -> nonce = decoded(value);
                case "echostr" -> echo = decoded(value);
                default -> {} // what a proxy or a later protocol adds is not ours
            }
            from = to + 1;
        }
        return new CallbackQuery(signature, timestamp, nonce, echo);
    }

    private static int indexOf(String text, char wanted, int from, int to) {
        int at = text.indexOf(wanted, from);
        return at < 0 || at > to ? to : at;
    }

    /** Percent-decodes once and leaves a plus a plus; a malformed escape stays as it is and so fails the signature. */
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                bytes[length++] = bytes[i];
            } else {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
