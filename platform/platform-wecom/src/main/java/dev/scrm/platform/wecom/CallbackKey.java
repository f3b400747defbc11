package dev.scrm.platform.wecom;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The AES key of one app's callbacks, parsed from its EncodingAESKey; safe for use by many threads. */
public final class CallbackKey {
    private static final int LENGTH = 43;

    private final SecretKeySpec key;
    private final IvParameterSpec iv;
    // A cipher falls back to its initial state after each doFinal, so that the key schedule is computed once per
    // cipher.
    private final Pool<Cipher> decrypting;
    private final Pool<Cipher> encrypting;

    private CallbackKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, "AES");
        iv = new IvParameterSpec(Arrays.copyOf(bytes, 16));
        decrypting = new Pool<>(() -> cipher(Cipher.DECRYPT_MODE));
        encrypting = new Pool<>(() -> cipher(Cipher.ENCRYPT_MODE));
    }

    /**
     * Reads the 43 letters and digits shown in WeCom's console. They carry 258 bits; the last two are ignored whatever
     * they are, because WeCom generates keys (its documentation's sample among them) that a strict decoder refuses.
     *
     * @throws IllegalArgumentException when it cannot be an EncodingAESKey; the message does not repeat it
     */
    public static CallbackKey parse(String encodingAesKey) {
        if (encodingAesKey.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "Expected an EncodingAESKey of 43 characters, but it has " + encodingAesKey.length());
        }
        if (!encodingAesKey.chars().allMatch(CallbackKey::isLetterOrDigit)) {
            throw new IllegalArgumentException(
                    "Expected an EncodingAESKey of letters and digits only, but it holds another character");
        }
        return new CallbackKey(Base64.getDecoder().decode(encodingAesKey + "="));
    }

    /** Deciphers in place. */
    void decipher(byte[] blocks) {
        run(decrypting, blocks);
    }

    /** Enciphers in place. */
    void encipher(byte[] blocks) {
        run(encrypting, blocks);
    }

    private static void run(Pool<Cipher> pool, byte[] blocks) {
        var cipher = pool.take();
        try {
            cipher.doFinal(blocks, 0, blocks.length, blocks, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected whole blocks to pass AES in CBC mode without padding", e);
        }
        pool.giveBack(cipher); // not after a failure: its state would be unknown
    }

    private Cipher cipher(int mode) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, key, iv);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every JDK to have AES in CBC mode", e);
        }
    }

    private static boolean isLetterOrDigit(int character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9');
    }

    @Override
    public String toString() {
        return "CallbackKey[secret]";
    }
}
