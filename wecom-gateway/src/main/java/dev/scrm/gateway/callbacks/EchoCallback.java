package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.corps.CallbackReceiver;

/** Proves to WeCom that a callback address is ours, when an administrator saves it there. */
public final class EchoCallback {
    private final CallbackProtocol protocol;
    private final CallbackCounts counts;

    EchoCallback(CallbackProtocol protocol, CallbackCounts counts) {
        this.protocol = protocol;
        this.counts = counts;
    }

    /** @throws CallbackRefused when it is not WeCom that asks */
    public byte[] echo(CallbackReceiver receiver, CallbackQuery query) {
        try {
            return protocol.echo(receiver, query);
        } catch (CallbackRefused refused) {
            counts.refused(refused.reason());
            throw refused;
        }
    }
}
