package dev.scrm.contact.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that is not in the database: what is sealed with it nobody makes who can only write there. */
public final class SealKey {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    private SealKey(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    public static SealKey of(byte[] key) {
        return new SealKey(key);
    }

    /** Another key for every use, so that what is sealed for one is worth nothing in another. */
    public static SealKey derived(byte[] key, String use) {
        return new SealKey(new SealKey(key).mac(use));
    }

    /** HMAC-SHA-256 of a text. */
    public byte[] mac(String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every JDK to have " + HMAC, e);
        }
    }
}
