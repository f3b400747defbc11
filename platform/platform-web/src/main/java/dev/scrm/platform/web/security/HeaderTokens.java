package dev.scrm.platform.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Takes the token from the header only, and only one of a sane length: longer ones are not even parsed. */
final class HeaderTokens implements BearerTokenResolver {
    private static final int LONGEST = 8192;

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var token = header.resolve(request);
        if (token != null && token.length() > LONGEST) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    "token-too-long", "Expected a token of at most %d characters".formatted(LONGEST), null));
        }
        return token;
    }
}
