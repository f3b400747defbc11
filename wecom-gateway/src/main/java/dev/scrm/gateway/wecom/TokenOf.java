package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.App;

/** Whose token of which kind: there is one of each over all replicas. */
public record TokenOf(App app, TokenKind kind) {
    public TokenOf {
        requireNonNull(app, "app");
        requireNonNull(kind, "kind");
    }

    public static TokenOf access(App app) {
        return new TokenOf(app, TokenKind.ACCESS);
    }

    /** {@code corp:agent}, and behind it the kind unless it is the access token. */
    public String key() {
        return kind == TokenKind.ACCESS ? app.key() : app.key() + ":" + kind.slug();
    }
}
