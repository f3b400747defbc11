package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.gateway.corps.Rotating;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.wecom.FlatXmlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.junit.jupiter.api.Test;

class CardRepliesTests {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T08:30:00.120Z");
    private static final App APP = app(DEMO_APP.callbacks(), Map.of("take", "已接单 ]]> ok"));

    private final MutableClock clock = MutableClock.at(RECEIVED);
    private final WecomCallbackProtocol protocol = new WecomCallbackProtocol(CallbackText.BODIES, clock);

    @Test
    void answersAClickWithWhatTheButtonSaysFromThenOn() {
        var reply = opened(APP, DEMO_APP, click("template_card_event", "take"));

        var plaintext = decrypted(DEMO_APP, protocol.reply(APP, reply.reply()));

        var xml = FlatXmlReader.read(plaintext.getBytes(UTF_8));
        assertThat(xml.text("ToUserName")).contains("lin.wei");
        assertThat(xml.text("FromUserName")).contains(DEMO_APP.corpId());
        assertThat(xml.text("CreateTime")).contains("1795249800");
        assertThat(xml.text("MsgType")).contains("update_button");
        assertThat(xml.child("Button").orElseThrow().text("ReplaceName")).contains("已接单 ]]> ok");
    }

    @Test
    void answersWithTheKeyThatTheClickCameWithWhileItRotates() {
        var next = new CallbackPair("anotherToken", SignedCallback.SECOND_APP.callbackAesKey());
        var rotating = app(DEMO_APP.callbacks().rotated(next, RECEIVED, Duration.ofHours(1)), APP.cardAnswers());

        var reply = opened(rotating, DEMO_APP, click("template_card_event", "take"));

        assertThat(decrypted(DEMO_APP, protocol.reply(rotating, reply.reply()))).contains("update_button");
    }

    @Test
    void answersNothingThatIsNotPrepared() {
        assertThat(opened(APP, DEMO_APP, click("template_card_event", "reject")).reply())
                .isNull();
        assertThat(opened(DEMO_APP, DEMO_APP, click("template_card_event", "take"))
                        .reply())
                .isNull();
    }

    /** WeCom takes an answer to buttons only. */
    @Test
    void answersNothingToTheMenuOfACardAndToOtherEvents() {
        assertThat(opened(APP, DEMO_APP, click("template_card_menu_event", "take"))
                        .reply())
                .isNull();
        assertThat(opened(APP, DEMO_APP, click("click", "take")).reply()).isNull();
    }

    private CallbackEvent opened(App app, App sender, String xml) {
        var callback = SignedCallback.of(sender, sender.corpId(), xml, 1);
        return protocol.open(app, callback.query(), callback.body().getBytes(UTF_8), RECEIVED);
    }

    /** As an independent client of WeCom opens it, signature included. */
    private static String decrypted(App app, byte[] reply) {
        var envelope = FlatXmlReader.read(reply);
        var config = new WxCpDefaultConfigImpl();
        config.setCorpId(app.corpId());
        config.setToken(app.callbackToken());
        config.setAesKey(app.callbackAesKey());
        return new WxCpCryptUtil(config)
                .decryptContent(
                        envelope.text("MsgSignature").orElseThrow(),
                        envelope.text("TimeStamp").orElseThrow(),
                        envelope.text("Nonce").orElseThrow(),
                        envelope.text("Encrypt").orElseThrow());
    }

    private static String click(String event, String key) {
        return "<xml><ToUserName>%s</ToUserName><FromUserName>lin.wei</FromUserName><CreateTime>1795249800</CreateTime>"
                        .formatted(DEMO_APP.corpId())
                + "<MsgType>event</MsgType><Event>%s</Event><EventKey>%s</EventKey>".formatted(event, key)
                + "<TaskId>task-0001</TaskId><CardType>button_interaction</CardType><ResponseCode>RC</ResponseCode>"
                + "<AgentID>1000002</AgentID></xml>";
    }

    private static App app(Rotating<CallbackPair> callbacks, Map<String, String> answers) {
        return new App(
                DEMO_APP.corpId(),
                DEMO_APP.agentId(),
                DEMO_APP.secrets(),
                callbacks,
                Set.of(),
                true,
                Set.of(),
                answers);
    }
}
