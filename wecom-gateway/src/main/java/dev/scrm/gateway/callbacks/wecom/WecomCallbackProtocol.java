package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackAnswer;
import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.callbacks.CallbackProtocol;
import dev.scrm.gateway.callbacks.CallbackQuery;
import dev.scrm.gateway.callbacks.CallbackRefused;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackRejected;
import dev.scrm.platform.wecom.WecomCallback;
import dev.scrm.platform.wecom.XmlRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Signature, decryption, receiver, and only then the XML. */
final class WecomCallbackProtocol implements CallbackProtocol {
    /** Apps have one each, and a few more while they rotate. */
    private static final int MOST_KEYS = 10_000;

    private final ReadCallback readCallback;
    private final Clock clock;
    /** Parsed keys by their text. */
    private final ConcurrentHashMap<String, CallbackKey> keys = new ConcurrentHashMap<>();

    WecomCallbackProtocol(MessageBodies bodies, Clock clock) {
        this.readCallback = new ReadCallback(bodies);
        this.clock = clock;
    }

    @Override
    public CallbackEvent open(App app, CallbackQuery query, byte[] body, Instant receivedAt) {
        var plaintext = withCurrentOrFormer(
                app,
                pair -> WecomCallback.verifyAndDecrypt(
                        pair.token(),
                        key(pair),
                        app.corpId(),
                        query.signature(),
                        query.timestamp(),
                        query.nonce(),
                        body));
        try {
            return readCallback.read(app.corpId(), app.agentId(), plaintext, receivedAt);
        } catch (XmlRefused _) {
            throw new CallbackRefused(CallbackAnswer.MALFORMED, "document-type");
        }
    }

    @Override
    public byte[] echo(App app, CallbackQuery query) {
        return withCurrentOrFormer(
                app,
                pair -> WecomCallback.verifyEcho(
                        pair.token(),
                        key(pair),
                        app.corpId(),
                        query.signature(),
                        query.timestamp(),
                        query.nonce(),
                        query.echo()));
    }

    private byte[] withCurrentOrFormer(App app, Function<CallbackPair, byte[]> open) {
        try {
            return open.apply(app.callbacks().current());
        } catch (CallbackRejected rejected) {
            return withFormer(app, open, rejected);
        }
    }

    /** Only what the current pair does not open costs more, and only while the app rotates. */
    private byte[] withFormer(App app, Function<CallbackPair, byte[]> open, CallbackRejected first) {
        if (!app.callbacks().former().isEmpty() && first.reason() != CallbackRejected.Reason.BAD_ENVELOPE) {
            for (var pair : app.callbacks().formerAt(clock.instant())) {
                try {
                    return open.apply(pair);
                } catch (CallbackRejected _) {
                    // the next one, or else what the current one said
                }
            }
        }
        throw refused(first);
    }

    private CallbackKey key(CallbackPair pair) {
        var key = keys.get(pair.aesKey());
        if (key != null) {
            return key;
        }
        if (keys.size() >= MOST_KEYS) {
            keys.clear(); // keys of apps that are gone; the others are parsed once more
        }
        return keys.computeIfAbsent(pair.aesKey(), CallbackKey::parse);
    }

    private static CallbackRefused refused(CallbackRejected rejected) {
        var answer = rejected.reason() == CallbackRejected.Reason.BAD_ENVELOPE
                ? CallbackAnswer.MALFORMED
                : CallbackAnswer.REFUSED;
        return new CallbackRefused(answer, rejected.reason().code());
    }
}
