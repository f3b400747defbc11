package dev.scrm.gateway.callbacks;

import static java.util.Objects.requireNonNull;

/**
 * What goes back to WeCom.
 *
 * @param body a passive reply, encrypted and signed; almost always empty
 */
public record CallbackResponse(CallbackAnswer answer, byte[] body) {
    private static final byte[] NOTHING = {};

    public CallbackResponse {
        requireNonNull(answer, "answer");
        requireNonNull(body, "body");
    }

    /** One without a reply. */
    public static CallbackResponse of(CallbackAnswer answer) {
        return new CallbackResponse(answer, NOTHING);
    }
}
