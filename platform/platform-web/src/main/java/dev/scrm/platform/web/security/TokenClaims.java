package dev.scrm.platform.web.security;

import dev.scrm.platform.web.DataScope;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** Checks what a token says once its signature stands: from our issuer, for us, now, and for which corp. */
final class TokenClaims implements OAuth2TokenValidator<Jwt> {
    /** Letters, digits, hyphen and underscore only: the corp becomes part of keys such as {@code corp:contact}. */
    static final Pattern CORP = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String issuer;
    private final String audience;
    private final Duration skew;
    private final Clock clock;

    TokenClaims(String issuer, String audience, Duration skew, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.skew = skew;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var error = error(token);
        return error == null ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(error);
    }

    private @Nullable OAuth2Error error(Jwt token) {
        var now = clock.instant();
        var expires = token.getExpiresAt();
        var starts = token.getNotBefore();
        if (!issuer.equals(token.getClaimAsString("iss"))) {
            return new OAuth2Error("token-issuer", "Expected a token of issuer '%s'".formatted(issuer), null);
        }
        if (token.getAudience() == null || !token.getAudience().contains(audience)) {
            return new OAuth2Error("token-audience", "Expected a token for audience '%s'".formatted(audience), null);
        }
        if (expires == null || !now.minus(skew).isBefore(expires)) {
            return new OAuth2Error("token-expired", "Expected a token that has an expiry, and not in the past", null);
        }
        if (starts != null && now.plus(skew).isBefore(starts)) {
            return new OAuth2Error("token-not-yet-valid", "Expected a token that is valid already", null);
        }
        return claimError(token);
    }

    private static @Nullable OAuth2Error claimError(Jwt token) {
        if (!(token.getClaims().get("corp") instanceof String corp)
                || !CORP.matcher(corp).matches()) {
            return invalidClaim("corp", "an id of 1 to 64 letters, digits, hyphens and underscores");
        }
        if (token.getSubject() == null || token.getSubject().isBlank()) {
            return invalidClaim("sub", "a name");
        }
        if (!(token.getClaims().getOrDefault("roles", List.of()) instanceof Collection)) {
            return invalidClaim("roles", "a list of names");
        }
        var scope = token.getClaims().get("data_scope");
        var scopes = Arrays.stream(DataScope.values()).map(DataScope::claim).toList();
        return scope == null || scopes.contains(scope) ? null : invalidClaim("data_scope", "one of " + scopes);
    }

    private static OAuth2Error invalidClaim(String name, String wanted) {
        return new OAuth2Error("token-claim", "Expected %s in the claim '%s'".formatted(wanted, name), null);
    }
}
