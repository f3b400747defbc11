package dev.scrm.gateway.callbacks;

import static java.util.Objects.requireNonNull;

/**
 * What goes back to WeCom.
 *
 * @param body a passive reply, encrypted and signed; almost always empty
 * @param contentType of a body that is not empty
 */
public record CallbackResponse(CallbackAnswer answer, byte[] body, String contentType) {
    private static final byte[] NOTHING = {};

    public CallbackResponse {
        requireNonNull(answer, "answer");
        requireNonNull(body, "body");
        requireNonNull(contentType, "contentType");
    }

    /** One without a reply. */
    public static CallbackResponse of(CallbackAnswer answer) {
        return new CallbackResponse(answer, NOTHING, "");
    }
}
