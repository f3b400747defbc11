package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

/**
 * What an app's callbacks are signed and encrypted with. WeCom's console changes both in one form, so they rotate together.
 *
 * @param token Token: letters and digits, at most 32
 * @param aesKey EncodingAESKey: 43 letters and digits
 */
public record CallbackPair(String token, String aesKey) {
    public CallbackPair {
        requireNonNull(token, "token");
        requireNonNull(aesKey, "aesKey");
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "CallbackPair[secret]";
    }
}
