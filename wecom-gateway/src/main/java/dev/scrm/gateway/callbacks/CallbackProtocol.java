package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.corps.CallbackReceiver;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How WeCom proves and encrypts what it sends. */
public interface CallbackProtocol {
    /**
     * The event in the body of a post; null when it tells nothing that is new.
     *
     * @throws CallbackRefused when it is not WeCom's, not for this receiver, or hostile
     */
    @Nullable
    CallbackEvent open(CallbackReceiver receiver, CallbackQuery query, byte[] body, Instant receivedAt);

    /** The answer to an event, encrypted and signed for WeCom. */
    byte[] reply(CallbackReceiver receiver, PassiveReply reply);

    /**
     * What WeCom wants back when it verifies the address.
     *
     * @throws CallbackRefused when it is not WeCom that asks
     */
    byte[] echo(CallbackReceiver receiver, CallbackQuery query);
}
