package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.ButtonReply;
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
    private final CardReplies cardReplies = new CardReplies();
    private final Clock clock;
    /** Parsed keys by their text. */
    private final ConcurrentHashMap<String, CallbackKey> keys = new ConcurrentHashMap<>();

    /** @param pair what it was encrypted with */
    private record Opened(CallbackPair pair, byte[] plaintext) {}

    WecomCallbackProtocol(MessageBodies bodies, Clock clock) {
        this.readCallback = new ReadCallback(bodies);
        this.clock = clock;
    }

    @Override
    public CallbackEvent open(App app, CallbackQuery query, byte[] body, Instant receivedAt) {
        var opened = withCurrentOrFormer(
                app,
                pair -> new Opened(
                        pair,
                        WecomCallback.verifyAndDecrypt(
                                pair.token(),
                                key(pair),
                                app.corpId(),
                                query.signature(),
                                query.timestamp(),
                                query.nonce(),
                                body)));
        try {
            var event = readCallback.read(app.corpId(), app.agentId(), opened.plaintext(), receivedAt);
            // Who posts JSON does not read XML.
            return body[0] == '{' ? event : cardReplies.answered(app, opened.pair(), event);
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

    @Override
    public byte[] reply(App app, ButtonReply reply) {
        return cardReplies.write(app, key(reply.pair()), reply, clock.instant());
    }

    private <T> T withCurrentOrFormer(App app, Function<CallbackPair, T> open) {
        try {
            return open.apply(app.callbacks().current());
        } catch (CallbackRejected rejected) {
            return withFormer(app, open, rejected);
        }
    }

    /** Only what the current pair does not open costs more, and only while the app rotates. */
    private <T> T withFormer(App app, Function<CallbackPair, T> open, CallbackRejected first) {
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
