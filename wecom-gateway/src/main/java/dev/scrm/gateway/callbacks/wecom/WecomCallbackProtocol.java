package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackAnswer;
import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.callbacks.CallbackProtocol;
import dev.scrm.gateway.callbacks.CallbackQuery;
import dev.scrm.gateway.callbacks.CallbackRefused;
import dev.scrm.gateway.corps.App;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackRejected;
import dev.scrm.platform.wecom.WecomCallback;
import dev.scrm.platform.wecom.XmlRefused;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Signature, decryption, receiver, and only then the XML. */
final class WecomCallbackProtocol implements CallbackProtocol {
    private final ReadCallback readCallback;
    /** Parsed keys by their text: as few as there are apps. */
    private final ConcurrentHashMap<String, CallbackKey> keys = new ConcurrentHashMap<>();

    WecomCallbackProtocol(MessageBodies bodies) {
        readCallback = new ReadCallback(bodies);
    }

    @Override
    public CallbackEvent open(App app, CallbackQuery query, byte[] body, Instant receivedAt) {
        try {
            var plaintext = WecomCallback.verifyAndDecrypt(
                    app.callbackToken(),
                    key(app),
                    app.corpId(),
                    query.signature(),
                    query.timestamp(),
                    query.nonce(),
                    body);
            return readCallback.read(app.corpId(), app.agentId(), plaintext, receivedAt);
        } catch (CallbackRejected rejected) {
            throw refused(rejected);
        } catch (XmlRefused _) {
            throw new CallbackRefused(CallbackAnswer.MALFORMED, "document-type");
        }
    }

    @Override
    public byte[] echo(App app, CallbackQuery query) {
        try {
            return WecomCallback.verifyEcho(
                    app.callbackToken(),
                    key(app),
                    app.corpId(),
                    query.signature(),
                    query.timestamp(),
                    query.nonce(),
                    query.echo());
        } catch (CallbackRejected rejected) {
            throw refused(rejected);
        }
    }

    private CallbackKey key(App app) {
        return keys.computeIfAbsent(app.callbackAesKey(), CallbackKey::parse);
    }

    private static CallbackRefused refused(CallbackRejected rejected) {
        var answer = rejected.reason() == CallbackRejected.Reason.BAD_ENVELOPE
                ? CallbackAnswer.MALFORMED
                : CallbackAnswer.REFUSED;
        return new CallbackRefused(answer, rejected.reason().code());
    }
}
