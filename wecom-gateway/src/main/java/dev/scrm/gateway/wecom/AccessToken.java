package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An app's token.
 *
 * @param generation counts the app's tokens, so that only the one that failed is thrown away
 * @param usableUntil somewhat before WeCom ends it
 */
public record AccessToken(String value, long generation, Instant usableUntil) {
    public AccessToken {
        requireNonNull(value, "value");
        requireNonNull(usableUntil, "usableUntil");
    }

    /** Without the token: this ends in logs and errors. */
    @Override
    public String toString() {
        return "AccessToken[generation=" + generation + "]";
    }
}
