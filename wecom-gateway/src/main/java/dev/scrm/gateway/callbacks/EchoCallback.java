package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.corps.CallbackReceiver;

/** Proves to WeCom that a callback address is ours, when an administrator saves it there. */
public final class EchoCallback {
    private final CallbackProtocol protocol;
    private final CallbackCounts counts;
    private final CallbackTally tally;

    EchoCallback(CallbackProtocol protocol, CallbackCounts counts, CallbackTally tally) {
        this.protocol = protocol;
        this.counts = counts;
        this.tally = tally;
    }

    /** @throws CallbackRefused when it is not WeCom that asks */
    public byte[] echo(CallbackReceiver receiver, CallbackQuery query) {
        try {
            var echo = protocol.echo(receiver, query);
            tally.proven(receiver);
            return echo;
        } catch (CallbackRefused refused) {
            counts.refused(refused.reason());
            tally.refused(receiver, refused.reason());
            throw refused;
        }
    }
}
