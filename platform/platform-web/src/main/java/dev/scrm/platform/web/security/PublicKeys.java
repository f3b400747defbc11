package dev.scrm.platform.web.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads the key that tokens are verified with, and refuses to start with a weak or wrong one. */
final class PublicKeys {
    private static final int LEAST_BITS = 2048;

    private PublicKeys() {}

    static RSAPublicKey read(String path) {
        try {
            var pem = Files.readString(Path.of(path));
            var base64 = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
            if (key.getModulus().bitLength() < LEAST_BITS) {
                throw unusable(path, "it has %d bits".formatted(key.getModulus().bitLength()), null);
            }
            return key;
        } catch (IOException e) {
            throw unusable(path, "it cannot be read", e);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw unusable(path, "it is something else", e);
        }
    }

    private static IllegalStateException unusable(String path, String why, @Nullable Exception cause) {
        return new IllegalStateException(
                "Expected scrm.jwt.public-key to be a PEM file (BEGIN PUBLIC KEY) with an RSA key of at least %d bits but %s: %s"
                        .formatted(LEAST_BITS, why, path),
                cause);
    }
}
