package dev.scrm.gateway.callbacks;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.CallbackPair;

/**
 * What an intelligent robot says, or changes, in the response to its callback.
 *
 * @param nonce that of the callback's address, which WeCom wants back
 * @param message in JSON
 */
public record SmartRobotReply(CallbackPair pair, String nonce, String message) implements PassiveReply {
    public SmartRobotReply {
        requireNonNull(pair, "pair");
        requireNonNull(nonce, "nonce");
        requireNonNull(message, "message");
    }

    @Override
    public String contentType() {
        return "application/json;charset=UTF-8";
    }
}
