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
        return key(app.corpId(), app.agentId(), kind);
    }

    /** The same of an app whose credentials are not at hand. */
    public static String key(String corpId, String agentId, TokenKind kind) {
        var app = corpId + ":" + agentId;
        return kind == TokenKind.ACCESS ? app : app + ":" + kind.slug();
    }
}
