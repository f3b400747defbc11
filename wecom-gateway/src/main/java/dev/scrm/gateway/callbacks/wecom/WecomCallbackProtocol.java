package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.ButtonReply;
import dev.scrm.gateway.callbacks.CallbackAnswer;
import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.callbacks.CallbackProtocol;
import dev.scrm.gateway.callbacks.CallbackQuery;
import dev.scrm.gateway.callbacks.CallbackRefused;
import dev.scrm.gateway.callbacks.PassiveReply;
import dev.scrm.gateway.callbacks.SmartRobotReply;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.gateway.corps.CallbackReceiver;
import dev.scrm.gateway.corps.SmartRobot;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackRejected;
import dev.scrm.platform.wecom.WecomCallback;
import dev.scrm.platform.wecom.XmlRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signature, decryption, receiver, and only then the XML or JSON. */
final class WecomCallbackProtocol implements CallbackProtocol {
    /** Apps have one each, and a few more while they rotate. */
    private static final int MOST_KEYS = 10_000;

    private final ReadCallback readCallback;
    private final ReadSmartRobotCallback readSmartRobotCallback;
    private final CardReplies cardReplies = new CardReplies();
    private final SmartRobotReplies smartRobotReplies = new SmartRobotReplies();
    private final Clock clock;
    /** Parsed keys by their text. */
    private final ConcurrentHashMap<String, CallbackKey> keys = new ConcurrentHashMap<>();

    /** @param pair what it was encrypted with */
    private record Opened(CallbackPair pair, byte[] plaintext) {}

    WecomCallbackProtocol(MessageBodies bodies, Clock clock) {
        this.readCallback = new ReadCallback(bodies);
        this.readSmartRobotCallback = new ReadSmartRobotCallback(bodies);
        this.clock = clock;
    }

    @Override
    public @Nullable CallbackEvent open(
            CallbackReceiver receiver, CallbackQuery query, byte[] body, Instant receivedAt) {
        var opened = withCurrentOrFormer(
                receiver,
                pair -> new Opened(
                        pair,
                        WecomCallback.verifyAndDecrypt(
                                pair.token(),
                                key(pair),
                                receiver.receiveId(),
                                query.signature(),
                                query.timestamp(),
                                query.nonce(),
                                body)));
        try {
            return switch (receiver) {
                case App app -> {
                    var event = readCallback.read(app.corpId(), app.agentId(), opened.plaintext(), receivedAt);
                    // Who posts JSON does not read XML.
                    yield body[0] == '{' ? event : cardReplies.answered(app, opened.pair(), event);
                }
                case SmartRobot robot -> {
                    var event = readSmartRobotCallback.read(robot, opened.plaintext(), receivedAt);
                    yield event == null ? null : smartRobotReplies.answered(robot, opened.pair(), query.nonce(), event);
                }
            };
        } catch (XmlRefused _) {
            throw new CallbackRefused(CallbackAnswer.MALFORMED, "document-type");
        }
    }

    @Override
    public byte[] echo(CallbackReceiver receiver, CallbackQuery query) {
        return withCurrentOrFormer(
                receiver,
                pair -> WecomCallback.verifyEcho(
                        pair.token(),
                        key(pair),
                        receiver.receiveId(),
                        query.signature(),
                        query.timestamp(),
                        query.nonce(),
                        query.echo()));
    }

    @Override
    public byte[] reply(CallbackReceiver receiver, PassiveReply reply) {
        return switch (reply) {
            case ButtonReply button ->
                cardReplies.write(receiver.corpId(), key(button.pair()), button, clock.instant());
            case SmartRobotReply said -> smartRobotReplies.write(said, key(said.pair()), clock.instant());
        };
    }

    private <T> T withCurrentOrFormer(CallbackReceiver receiver, Function<CallbackPair, T> open) {
        try {
            return open.apply(receiver.callbacks().current());
        } catch (CallbackRejected rejected) {
            return withFormer(receiver, open, rejected);
        }
    }

    /** Only what the current pair does not open costs more, and only while the receiver rotates. */
    private <T> T withFormer(CallbackReceiver receiver, Function<CallbackPair, T> open, CallbackRejected first) {
        var callbacks = receiver.callbacks();
        if (!callbacks.former().isEmpty() && first.reason() != CallbackRejected.Reason.BAD_ENVELOPE) {
            for (var pair : callbacks.formerAt(clock.instant())) {
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
