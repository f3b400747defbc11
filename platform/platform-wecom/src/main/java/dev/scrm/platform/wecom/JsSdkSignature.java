package dev.scrm.platform.wecom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The signature a page needs to use WeCom's JS-SDK ({@code wx.config}, {@code wx.agentConfig}). */
public final class JsSdkSignature {
    private JsSdkSignature() {}

    /**
     * SHA-1 in lower-case hex.
     *
     * @param ticket the corp's jsapi_ticket, or the app's for {@code wx.agentConfig}
     * @param timestamp seconds since 1970
     * @param url of the page as the browser shows it; what begins with {@code #} does not count
     */
    public static String sign(String ticket, String nonce, long timestamp, String url) {
        int fragment = url.indexOf('#');
        var page = fragment < 0 ? url : url.substring(0, fragment);
        var text = "jsapi_ticket=" + ticket + "&noncestr=" + nonce + "&timestamp=" + timestamp + "&url=" + page;
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-1", e);
        }
    }
}
