package dev.scrm.gateway.callbacks.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scrm.gateway.callbacks.CallbackAnswer;
import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.callbacks.CallbackQuery;
import dev.scrm.gateway.callbacks.CallbackRefused;
import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.gateway.corps.CardNotice;
import dev.scrm.gateway.corps.Rotating;
import dev.scrm.gateway.corps.SmartRobot;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Callbacks of intelligent robots: the envelope in JSON, nobody named as receiver, answers in JSON. */
class SmartRobotProtocolTests {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00.120Z");
    private static final CallbackPair PAIR =
            new CallbackPair("tokenOfTheRobot", "k3vQx9Jt5RzW1nBc8YpLd2HsGf7MaUe4TgKi6XoNb0C");
    private static final CallbackPair NEXT =
            new CallbackPair("nextToken", "q7RxWm2Kt9LzV4nYc1BpFd6HsJf3MaTe8UgPi5XoNb0");
    private static final SmartRobot ROBOT = robot(
            Rotating.of(PAIR, NOW),
            "您好，我是\n\"智能助手\"",
            Map.of("approve", new CardNotice("已接单", "请跟进", "https://crm.example.com/t/1")));
    private static final String ENTERED = said(CallbackType.SMART_ROBOT_ENTERED);
    private static final String CLICKED = said(CallbackType.SMART_ROBOT_CARD_CLICKED);

    private final MutableClock clock = MutableClock.at(NOW);
    private final WecomCallbackProtocol protocol = new WecomCallbackProtocol(CallbackText.BODIES, clock);

    @Test
    void opensWhatIsSignedAndEncryptedForTheRobot() {
        assertThat(open(ROBOT, PAIR, "", ENTERED).envelope().type()).hasToString("scrm.wecom.smart-robot-entered.v1");
    }

    @Test
    void refusesWhatIsForTheCorpOrForAnother() {
        for (var receiver : new String[] {ROBOT.corpId(), "wwANOTHERcorp00001"}) {
            assertThat(refused(PAIR, receiver, ENTERED).reason()).isEqualTo("wrong-receiver");
        }
    }

    @Test
    void refusesWhatOthersSigned() {
        assertThat(refused(new CallbackPair("another", PAIR.aesKey()), "", ENTERED)
                        .reason())
                .isEqualTo("bad-signature");
        assertThat(refused(new CallbackPair(PAIR.token(), NEXT.aesKey()), "", ENTERED)
                        .reason())
                .isEqualTo("bad-cipher");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{",
                "[]",
                "null",
                "{\"encrypt\":\"\"}",
                "{\"encrypt\":1}",
                "{\"encrypt\":\"a\",\"Encrypt\":\"b\"}"
            })
    void refusesWhatIsNoEnvelope(String body) {
        var refused = catchThrowableOfType(
                CallbackRefused.class, () -> protocol.open(ROBOT, query(PAIR, "x"), body.getBytes(UTF_8), NOW));

        assertThat(refused.answer()).isEqualTo(CallbackAnswer.MALFORMED);
    }

    @Test
    void refusesADocumentTypeThoughItIsSigned() {
        var refused = refused(PAIR, "", "<!DOCTYPE x [<!ENTITY a \"b\">]><xml>&a;</xml>");

        assertThat(refused.answer()).isEqualTo(CallbackAnswer.MALFORMED);
    }

    @Test
    void provesItsAddress() {
        var echo = encrypt(PAIR, "", "1616140317555161061");

        var answer = protocol.echo(
                ROBOT, new CallbackQuery(CallbackSignature.sign(PAIR.token(), "1", "n", echo), "1", "n", echo));

        assertThat(answer).asString(UTF_8).isEqualTo("1616140317555161061");
    }

    @Test
    void greetsWhoOpensItsChat() {
        var reply = reply(ROBOT, PAIR, ENTERED);

        assertThat(reply).isEqualTo(JsonMapper.shared().readTree("""
                {"msgtype":"text","text":{"content":"您好，我是\\n\\"智能助手\\""}}"""));
    }

    @Test
    void makesANoticeOfACardThatWasClicked() {
        var reply = reply(ROBOT, PAIR, CLICKED);

        assertThat(reply).isEqualTo(JsonMapper.shared().readTree("""
                {"response_type":"update_template_card","userids":["lin.wei"],"template_card":{
                 "card_type":"text_notice","main_title":{"title":"已接单","desc":"请跟进"},
                 "card_action":{"type":1,"url":"https://crm.example.com/t/1"},"task_id":"task-0001"}}"""));
    }

    @Test
    void saysNothingThatIsNotPrepared() {
        var silent = robot(ROBOT.callbacks(), null, Map.of());

        assertThat(open(silent, PAIR, "", ENTERED).reply()).isNull();
        assertThat(open(silent, PAIR, "", CLICKED).reply()).isNull();
        assertThat(open(ROBOT, PAIR, "", CLICKED.replace("approve", "reject")).reply())
                .isNull();
        assertThat(open(ROBOT, PAIR, "", said(CallbackType.SMART_ROBOT_MESSAGE_RECEIVED))
                        .reply())
                .isNull();
    }

    @Test
    void takesTheFormerTokenAndKeyWhileTheyAreGoodAndAnswersWithThem() {
        var rotating =
                robot(ROBOT.callbacks().rotated(NEXT, NOW, Duration.ofHours(1)), ROBOT.greeting(), ROBOT.cardAnswers());

        assertThat(reply(rotating, PAIR, ENTERED).path("msgtype").asString()).isEqualTo("text");
        assertThat(reply(rotating, NEXT, ENTERED).path("msgtype").asString()).isEqualTo("text");

        clock.advance(Duration.ofHours(1));
        var refused = catchThrowableOfType(CallbackRefused.class, () -> open(rotating, PAIR, "", ENTERED));
        assertThat(refused.reason()).isEqualTo("bad-signature");
    }

    /** As an independent client of WeCom opens it, signature included. */
    private JsonNode reply(SmartRobot robot, CallbackPair pair, String plaintext) {
        var reply = Objects.requireNonNull(open(robot, pair, "", plaintext).reply());
        var envelope = JsonMapper.shared().readTree(protocol.reply(robot, reply));
        assertThat(envelope.path("timestamp").isIntegralNumber()).isTrue();
        assertThat(envelope.path("nonce").asString()).as("that of the callback").isEqualTo("nonce-7");
        var config = new WxCpDefaultConfigImpl();
        config.setCorpId("");
        config.setToken(pair.token());
        config.setAesKey(pair.aesKey());
        return JsonMapper.shared()
                .readTree(new WxCpCryptUtil(config)
                        .decryptContent(
                                envelope.path("msgsignature").asString(),
                                envelope.path("timestamp").asString(),
                                envelope.path("nonce").asString(),
                                envelope.path("encrypt").asString()));
    }

    private CallbackRefused refused(CallbackPair pair, String receiver, String plaintext) {
        return catchThrowableOfType(CallbackRefused.class, () -> open(ROBOT, pair, receiver, plaintext));
    }

    private CallbackEvent open(SmartRobot robot, CallbackPair pair, String receiver, String plaintext) {
        var encrypt = encrypt(pair, receiver, plaintext);
        var body =
                JsonMapper.shared().createObjectNode().put("encrypt", encrypt).toString();
        return Objects.requireNonNull(protocol.open(robot, query(pair, encrypt), body.getBytes(UTF_8), NOW));
    }

    private static CallbackQuery query(CallbackPair pair, String encrypt) {
        var signature = CallbackSignature.sign(pair.token(), "1795249800", "nonce-7", encrypt);
        return new CallbackQuery(signature, "1795249800", "nonce-7", "");
    }

    private static String encrypt(CallbackPair pair, String receiver, String plaintext) {
        return CallbackCipher.encrypt(
                CallbackKey.parse(pair.aesKey()),
                new byte[CallbackCipher.RANDOM_BYTES],
                plaintext.getBytes(UTF_8),
                receiver);
    }

    private static String said(CallbackType type) {
        return SmartRobotCallbacksTests.said(type).toString();
    }

    private static SmartRobot robot(
            Rotating<CallbackPair> callbacks, @Nullable String greeting, Map<String, CardNotice> answers) {
        return new SmartRobot("ww5c3a0demo0000001", "helper", callbacks, greeting, answers);
    }
}
