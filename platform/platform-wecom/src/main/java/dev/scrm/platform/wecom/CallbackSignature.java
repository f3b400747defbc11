package dev.scrm.platform.wecom;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The signature of a callback: SHA-1 over the sorted values of token, timestamp, nonce and ciphertext, in lower-case hex. */
public final class CallbackSignature {
    private static final int HEX_LENGTH = 40;
    private static final HexFormat HEX = HexFormat.of();
    private static final Pool<MessageDigest> DIGESTS = new Pool<>(CallbackSignature::sha1);

    private CallbackSignature() {}

    /** The signature that proves the values to come from someone who knows the token. */
    public static String sign(String token, String timestamp, String nonce, String encrypt) {
        return HEX.formatHex(digest(token, timestamp, nonce, ByteRange.of(encrypt)));
    }

    /** Whether the signature is that of the values; takes the same time wherever it differs. */
    public static boolean matches(String signature, String token, String timestamp, String nonce, String encrypt) {
        return matches(signature, token, timestamp, nonce, ByteRange.of(encrypt));
    }

    static boolean matches(String signature, String token, String timestamp, String nonce, ByteRange encrypt) {
        if (signature.length() != HEX_LENGTH) {
            return false;
        }
        var presented = new byte[HEX_LENGTH / 2];
        for (int i = 0; i < presented.length; i++) {
            int high = nibble(signature.charAt(2 * i));
            int low = nibble(signature.charAt(2 * i + 1));
            if (high < 0 || low < 0) {
                return false;
            }
            presented[i] = (byte) (high << 4 | low);
        }
        return MessageDigest.isEqual(presented, digest(token, timestamp, nonce, encrypt));
    }

    private static byte[] digest(String token, String timestamp, String nonce, ByteRange encrypt) {
        var values = new ByteRange[] {ByteRange.of(token), ByteRange.of(timestamp), ByteRange.of(nonce), encrypt};
        Arrays.sort(values);
        var sha1 = DIGESTS.take();
        for (var value : values) {
            sha1.update(value.bytes(), value.from(), value.length());
        }
        var digest = sha1.digest();
        DIGESTS.giveBack(sha1);
        return digest;
    }

    /** Lower case only, as WeCom writes it: what is compared is the text, not the number. */
    private static int nibble(char digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-1", e);
        }
    }
}
