package dev.scrm.gateway.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The signature with which a page may use WeCom's JS-SDK. */
public final class JsSdkSignature {
    private JsSdkSignature() {}

    /**
     * SHA-1 in lower-case hex over the raw values in WeCom's fixed order.
     *
     * @param timestamp in seconds
     * @param url of the page; from a {@code #} on it is cut off
     */
    public static String sign(String ticket, String nonce, long timestamp, String url) {
        var text = "jsapi_ticket=%s&noncestr=%s&timestamp=%d&url=%s"
                .formatted(ticket, nonce, timestamp, withoutFragment(url));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-1", e);
        }
    }

    private static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }
}
