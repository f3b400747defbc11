package dev.scrm.platform.web.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which tokens are let in. Exactly one of public key and issuer URI is given.
 *
 * @param publicKey path of a PEM file with the RSA public key tokens are verified with
 * @param issuerUri an OpenID Connect issuer whose keys are read from its discovery document
 * @param issuer the claim {@code iss} of tokens verified with the public key
 * @param audience what the claim {@code aud} must hold
 * @param clockSkew how far the clocks of issuer and service may differ
 */
@ConfigurationProperties("scrm.jwt")
record JwtSettings(
        @Nullable String publicKey,
        @Nullable String issuerUri,
        @DefaultValue("scrm-quickstart") String issuer,
        @DefaultValue("scrm") String audience,
        @DefaultValue("60s") Duration clockSkew) {
    JwtSettings {
        if (isGiven(publicKey) == isGiven(issuerUri)) {
            throw new IllegalArgumentException(
                    "Expected exactly one of scrm.jwt.public-key (SCRM_JWT_PUBLIC_KEY, path of a PEM file) and"
                            + " scrm.jwt.issuer-uri (SCRM_JWT_ISSUER_URI) but got "
                            + (isGiven(publicKey) ? "both" : "none"));
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException(
                    "Expected scrm.jwt.clock-skew to be between 0 and 5 minutes but got " + clockSkew);
        }
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
