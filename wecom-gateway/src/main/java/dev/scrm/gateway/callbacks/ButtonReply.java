package dev.scrm.gateway.callbacks;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.CallbackPair;

/**
 * What is answered to a click on a card, in the response to its callback: the button says something else from then on.
 *
 * @param pair what the callback was opened with: WeCom's console has the same
 * @param staffId who clicked
 */
public record ButtonReply(CallbackPair pair, String staffId, String replaceName) implements PassiveReply {
    public ButtonReply {
        requireNonNull(pair, "pair");
        requireNonNull(staffId, "staffId");
        requireNonNull(replaceName, "replaceName");
    }

    @Override
    public String contentType() {
        return "text/xml;charset=UTF-8";
    }
}
