package dev.scrm.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.benchmarks.SignedCallback.Address;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackRejected;
import dev.scrm.platform.wecom.FlatXmlReader;
import dev.scrm.platform.wecom.WecomCallback;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;

/** Verify, decrypt and parse alone, ours beside weixin-java-cp's, on the same callbacks. */
final class CallbackCrypto {
    /** Its last character is canonical base64: the peer's decoder refuses the keys that WeCom's own sample has. */
    private static final String CANONICAL_KEY = "4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws";

    private static final Address ADDRESS =
            new Address("ww5c3a0demo0000001", 1000002, "demoCallbackToken1000002", CallbackKey.parse(CANONICAL_KEY));
    private static final Duration ROUND = Duration.ofMillis(1500);
    private static final int CALLBACKS = 1_000;
    private static final String NO_SIGNATURE = "0".repeat(40);

    private final List<SignedCallback> callbacks = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final WxCpDefaultConfigImpl peer = new WxCpDefaultConfigImpl();
    private long seen;

    /** Microseconds of processor time. */
    record Micros(double ours, double peers) {}

    CallbackCrypto(Clock clock) {
        var random = new Random(1);
        for (int i = 0; i < CALLBACKS; i++) {
            var callback = SignedCallback.of(ADDRESS, i, clock.instant(), random);
            callbacks.add(callback);
            bodies.add(new String(callback.body(), UTF_8));
        }
        peer.setCorpId(ADDRESS.corpId());
        peer.setToken(ADDRESS.token());
        peer.setAesKey(CANONICAL_KEY);
        peer.setAgentId((int) ADDRESS.agentId());
    }

    /** Of a callback that is what it says. */
    Micros good() {
        var micros = Stopwatch.compare(ROUND, this::open, this::peerOpens);
        return new Micros(micros[0], micros[1]);
    }

    /** Of a body that nobody signed, until it is refused. */
    Micros refusing(byte[] body) {
        var text = new String(body, UTF_8);
        var micros = Stopwatch.compare(ROUND.dividedBy(5), _ -> refuse(body), _ -> peerRefuses(text));
        return new Micros(micros[0], micros[1]);
    }

    /** Reads the fields that an event is made of, so that lazy texts are paid for. */
    void open(int number) {
        var callback = callbacks.get(number % CALLBACKS);
        var xml = FlatXmlReader.read(WecomCallback.verifyAndDecrypt(
                ADDRESS.token(),
                ADDRESS.key(),
                ADDRESS.corpId(),
                callback.signature(),
                callback.timestamp(),
                callback.nonce(),
                callback.body()));
        for (var field :
                List.of("Event", "ChangeType", "CreateTime", "UserID", "ExternalUserID", "State", "WelcomeCode")) {
            seen += xml.text(field).orElseThrow().length();
        }
    }

    void peerOpens(int number) {
        var callback = callbacks.get(number % CALLBACKS);
        var message = WxCpXmlMessage.fromEncryptedXml(
                bodies.get(number % CALLBACKS), peer, callback.timestamp(), callback.nonce(), callback.signature());
        seen += message.getWelcomeCode().length();
    }

    private void refuse(byte[] body) {
        try {
            var message = WecomCallback.verifyAndDecrypt(
                    ADDRESS.token(), ADDRESS.key(), ADDRESS.corpId(), NO_SIGNATURE, "1763712000", "1", body);
            throw new IllegalStateException("Expected a refusal but got " + message.length + " bytes");
        } catch (CallbackRejected expected) {
            seen++;
        }
    }

    private void peerRefuses(String body) {
        WxCpXmlMessage message;
        try {
            message = WxCpXmlMessage.fromEncryptedXml(body, peer, "1763712000", "1", NO_SIGNATURE);
        } catch (RuntimeException expected) {
            seen++;
            return;
        }
        throw new IllegalStateException("Expected the peer to refuse but got " + message);
    }

    /** What the work has seen; keeps the compiler from leaving it out. */
    long seen() {
        return seen;
    }
}
