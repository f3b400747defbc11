package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.corps.App;
import java.time.Instant;

/** How WeCom proves and encrypts what it sends. */
public interface CallbackProtocol {
    /**
     * The event in the body of a post.
     *
     * @throws CallbackRefused when it is not WeCom's, not for this app's corp, or hostile
     */
    CallbackEvent open(App app, CallbackQuery query, byte[] body, Instant receivedAt);

    /** The answer to an event, encrypted and signed for WeCom. */
    byte[] reply(App app, ButtonReply reply);

    /**
     * What WeCom wants back when it verifies the address.
     *
     * @throws CallbackRefused when it is not WeCom that asks
     */
    byte[] echo(App app, CallbackQuery query);
}
