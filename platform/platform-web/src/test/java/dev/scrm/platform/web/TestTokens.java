package dev.scrm.platform.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Issues tokens as the quickstart does. */
public final class TestTokens {
    public static final KeyPair KEYS = rsaKeys(2048);
    public static final Path PUBLIC_KEY = writePem(KEYS);

    private TestTokens() {}

    /** Claims that are in order, to be broken one at a time. */
    public static JWTClaimsSet.Builder claims() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("scrm-quickstart")
                .audience("scrm")
                .subject("lin.wei@demo")
                .issueTime(Date.from(now.minus(Duration.ofHours(1))))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim("corp", "ww5c3a0demo0000001")
                .claim("roles", List.of("agent", "something-new"))
                .claim("data_scope", "department")
                .claim("user", "lin.wei");
    }

    public static String agent() {
        return signed(claims().build());
    }

    public static String withRole(String role) {
        return signed(claims().claim("roles", List.of(role)).build());
    }

    public static String withRole(String role, String corp) {
        return signed(claims().claim("roles", List.of(role)).claim("corp", corp).build());
    }

    public static String signed(JWTClaimsSet claims) {
        return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(KEYS.getPrivate()));
    }

    public static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) {
        try {
            var token = new SignedJWT(new JWSHeader(algorithm), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair rsaKeys(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Path writePem(KeyPair keys) {
        try {
            var pem = "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                    .formatted(Base64.getMimeEncoder()
                            .encodeToString(keys.getPublic().getEncoded()));
            var file = Files.createTempFile("scrm-jwt", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
