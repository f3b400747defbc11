package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.SECOND_APP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scrm.gateway.callbacks.CallbackAnswer;
import dev.scrm.gateway.callbacks.CallbackQuery;
import dev.scrm.gateway.callbacks.CallbackRefused;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.junit.jupiter.api.Test;

class WecomCallbackProtocolTests {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T08:30:00.120Z");
    private static final String XML = Xml.added("wmEXAMPLEcust0001", "poster-17", "WC-EXAMPLE-1");

    private final MutableClock clock = MutableClock.at(RECEIVED);
    private final WecomCallbackProtocol protocol = new WecomCallbackProtocol(CallbackText.BODIES, clock);

    @Test
    void opensWhatIsSignedAndEncryptedForTheApp() {
        var callback = SignedCallback.of(XML);

        var event = protocol.open(DEMO_APP, callback.query(), callback.body().getBytes(UTF_8), RECEIVED);

        assertThat(event.envelope().type()).hasToString("scrm.wecom.external-contact-added.v1");
    }

    /** The published example of the official sample library for JSON. */
    @Test
    void opensWhatIsPostedInJson() {
        var app = new App(
                "wx5823bf96d3bd56c7",
                "218",
                "secretOfThePublishedExampleXA7kQ2mV9sTfGhJ4",
                "QDG6eK",
                "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
                Set.of(),
                false);
        var query = new CallbackQuery("0623cbc5a8cbee5bcc137c70de99575366fc2af3", "1409659813", "1372623149", "");
        var body =
                "{\"tousername\":\"wx5823bf96d3bd56c7\",\"encrypt\":\"CZWs4CWRpI4VolQlvn4dlEC1alN2MUEY2VklGehgBVLBrlVF7SyT+SV+Toj43l4ayJ9UMGKphktKKmP7B2j/P1ey67XB8PBgS7Wr5/8+w/yWriZv3Vmoo/MH3/1HsIWZrPQ3N2mJrelStIfI2Y8kLKXA7EhfZgZX4o+ffdkZDM76SEl79Ib9mw7TGjZ9Aw/x/A2VjNbV1E8BtEbRxYYcQippYNw7hr8sFfa3nW1xLdxokt8QkRX83vK3DFP2F6TQFPL2Tu98UwhcUpPvdJBuu1/yiOQIScppV3eOuLWEsko=\",\"agentid\":\"218\"}";

        var event = protocol.open(app, query, body.getBytes(UTF_8), RECEIVED);

        assertThat(event.envelope().type()).hasToString("scrm.wecom.app-message-received.v1");
        assertThat(CallbackText.json(event).path("messageId").asString()).isEqualTo("4561255354251345929");
        assertThat(CallbackText.opened(event, "body")).hasToString("{\"text\":\"hello\"}");
    }

    @Test
    void opensWhatAnIndependentClientEncrypted() {
        var config = new WxCpDefaultConfigImpl();
        config.setCorpId(DEMO_APP.corpId());
        config.setToken(DEMO_APP.callbackToken());
        config.setAesKey(DEMO_APP.callbackAesKey());
        var envelope = new WxCpCryptUtil(config).encrypt(XML);
        var query = new CallbackQuery(
                between(envelope, "<MsgSignature><![CDATA[", "]]>"),
                between(envelope, "<TimeStamp>", "</TimeStamp>"),
                between(envelope, "<Nonce><![CDATA[", "]]>"),
                "");

        var event = protocol.open(DEMO_APP, query, envelope.getBytes(UTF_8), RECEIVED);

        assertThat(event.id()).isEqualTo(open(SignedCallback.of(XML)).id());
    }

    @Test
    void opensWithTheFormerTokenAndKeyWhileTheyAreGood() {
        var rotated = rotated(new CallbackPair("anotherToken", SECOND_APP.callbackAesKey()));
        var old = SignedCallback.of(DEMO_APP, DEMO_APP.corpId(), XML, 1);
        var retried = SignedCallback.of(DEMO_APP, DEMO_APP.corpId(), XML, 2);
        var fresh = SignedCallback.of(rotated, DEMO_APP.corpId(), XML, 3);

        clock.advance(Duration.ofHours(1).minusMillis(1));

        assertThat(open(rotated, old).id())
                .isEqualTo(open(rotated, retried).id())
                .isEqualTo(open(rotated, fresh).id());

        clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> open(rotated, retried)).hasMessage("bad-signature");
        assertThat(open(rotated, fresh)).isNotNull();
    }

    @Test
    void tellsTheKeyWhenOnlyTheKeyChanged() {
        var rotated = rotated(new CallbackPair(DEMO_APP.callbackToken(), SECOND_APP.callbackAesKey()));

        assertThat(open(rotated, SignedCallback.of(DEMO_APP, DEMO_APP.corpId(), XML, 1)))
                .isNotNull();
    }

    @Test
    void provesTheAddressWithBothWhileItRotates() {
        var rotated = rotated(new CallbackPair("anotherToken", SECOND_APP.callbackAesKey()));

        for (var app : List.of(DEMO_APP, rotated)) {
            var echo = CallbackCipher.encrypt(
                    CallbackKey.parse(app.callbackAesKey()),
                    new byte[CallbackCipher.RANDOM_BYTES],
                    "1616140317555161061".getBytes(UTF_8),
                    app.corpId());
            var signature = CallbackSignature.sign(app.callbackToken(), "1409659589", "263014780", echo);

            assertThat(protocol.echo(rotated, new CallbackQuery(signature, "1409659589", "263014780", echo)))
                    .asString(UTF_8)
                    .isEqualTo("1616140317555161061");
        }
    }

    private App rotated(CallbackPair next) {
        return new App(
                DEMO_APP.corpId(),
                DEMO_APP.agentId(),
                DEMO_APP.secrets(),
                DEMO_APP.callbacks().rotated(next, clock.instant(), Duration.ofHours(1)),
                Set.of(),
                false,
                Set.of(),
                Map.of());
    }

    @Test
    void aRetryThatIsEncryptedAnewIsTheSameEvent() {
        var first = open(SignedCallback.of(DEMO_APP, DEMO_APP.corpId(), XML, 1));
        var retry = open(SignedCallback.of(DEMO_APP, DEMO_APP.corpId(), XML, 2));

        assertThat(retry.id()).isEqualTo(first.id());
    }

    @Test
    void answersAllFailuresOfProofAlike() {
        var good = SignedCallback.of(XML);

        assertRefused(good.withSignature("0".repeat(40)), CallbackAnswer.REFUSED, "bad-signature");
        assertRefused(good.withSignature(""), CallbackAnswer.REFUSED, "bad-signature");
        assertRefused(
                SignedCallback.of(DEMO_APP, "wwANOTHERcorp00001", XML, 1), CallbackAnswer.REFUSED, "wrong-receiver");
        assertRefused(
                SignedCallback.withEncrypt(DEMO_APP, "@@@ not base64 @@@", 1), CallbackAnswer.REFUSED, "bad-cipher");
        assertRefused(SignedCallback.withEncrypt(DEMO_APP, "AAAA", 1), CallbackAnswer.REFUSED, "bad-cipher");
        assertRefused(SignedCallback.withEncrypt(DEMO_APP, "A".repeat(64), 1), CallbackAnswer.REFUSED, "bad-cipher");
    }

    @Test
    void refusesWhatIsNoEnvelope() {
        var good = SignedCallback.of(XML);

        assertRefused(good.withBody(""), CallbackAnswer.MALFORMED, "bad-envelope");
        assertRefused(good.withBody("<xml></xml>"), CallbackAnswer.MALFORMED, "bad-envelope");
        assertRefused(good.withBody(good.body() + good.body()), CallbackAnswer.MALFORMED, "bad-envelope");
    }

    @Test
    void refusesADocumentTypeInsideThoughItIsSigned() {
        assertRefused(
                SignedCallback.of("<!DOCTYPE x [<!ENTITY a \"b\">]><xml>&a;</xml>"),
                CallbackAnswer.MALFORMED,
                "document-type");
    }

    @Test
    void touchesNoDocumentTypeOutside() {
        var good = SignedCallback.of(XML);

        var event = open(good.withBody("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x\">" + good.body()));

        assertThat(event.isRecognized()).isTrue();
    }

    @Test
    void echoesThePublishedVectorOfTheAddressVerification() {
        var app = new App(
                "wx5823bf96d3bd56c7",
                "218",
                "s",
                "QDG6eK",
                "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
                Set.of(),
                false);
        var query = CallbackQuery.parse(
                "msg_signature=5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3&timestamp=1409659589"
                        + "&nonce=263014780&echostr=P9nAzCzyDtyTWESHep1vC5X9xho%2FqYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp%2B4RPcs8TgAE7OaBO%2BFZXvnaqQ%3D%3D");

        assertThat(protocol.echo(app, query)).asString(UTF_8).isEqualTo("1616140317555161061");
    }

    private dev.scrm.gateway.callbacks.CallbackEvent open(SignedCallback callback) {
        return open(DEMO_APP, callback);
    }

    private dev.scrm.gateway.callbacks.CallbackEvent open(App app, SignedCallback callback) {
        return protocol.open(app, callback.query(), callback.body().getBytes(UTF_8), RECEIVED);
    }

    private void assertRefused(SignedCallback callback, CallbackAnswer answer, String reason) {
        var refused = catchThrowableOfType(CallbackRefused.class, () -> open(callback));

        assertThat(refused.answer()).isEqualTo(answer);
        assertThat(refused.reason()).isEqualTo(reason);
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
