package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackText.json;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.opened;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.gateway.corps.Rotating;
import dev.scrm.gateway.corps.SmartRobot;
import dev.scrm.platform.test.GoldenSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What WeCom says to intelligent robots, as events. It lies in {@code smart-robot-callbacks/<type>.json}. */
class SmartRobotCallbacksTests {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T08:30:00.120Z");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SmartRobot ROBOT = new SmartRobot(
            "ww5c3a0demo0000001", "helper", Rotating.of(new CallbackPair("t", "k"), RECEIVED), null, Map.of());

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "SMART_ROBOT_.*")
    void becomesTheSampleOfItsType(CallbackType type) {
        CallbackText.assertIsSample(type, read(said(type)));
    }

    /** Either it can do without, and says nothing of it, or it is kept whole. */
    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "SMART_ROBOT_.*")
    void losesNothingElseWhenAFieldIsMissing(CallbackType type) {
        assertThat(eachWithoutOneField(said(type))).hasSizeGreaterThan(6).allSatisfy(said -> {
            var event = read(said);
            GoldenSample.assertMatchesSchema(
                    event.envelope().type().toString(), event.envelope().data());
            if (event.isRecognized()) {
                assertThat(event.envelope().type()).isEqualTo(type.type());
            } else {
                assertThat(whole(event)).isEqualTo(said.toString());
            }
        });
    }

    @Test
    void sealsWhatIsSaidAndWhereItCanBeAnswered() {
        var event = read(said(CallbackType.SMART_ROBOT_MESSAGE_RECEIVED));

        assertThat(new String(event.envelope().data(), UTF_8)).doesNotContain("会议", "RC-EXAMPLE-9", "example.com");
        assertThat(opened(event, "sealedResponseUrl").path("url").asString()).endsWith("RC-EXAMPLE-9");
        assertThat(opened(event, "body")).isEqualTo(JSON.readTree("""
                        {"text":"@智能助手 三号会议室 现在有人吗","quote":{"messageType":"mixed","items":[
                         {"messageType":"text","text":"会议改到三点"},
                         {"messageType":"image","url":"https://ww-aibot-img.example.com/1"}]}}"""));
        assertThat(opened(read(said(CallbackType.SMART_ROBOT_FEEDBACK_GIVEN)), "body")
                        .path("text")
                        .asString())
                .isEqualTo("三号会议室 明明有人");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "image|{'url':'https://a/1'}|{'url':'https://a/1'}",
                "file|{'url':'https://a/1'}|{'url':'https://a/1'}",
                "video|{'url':'https://a/1'}|{'url':'https://a/1'}",
                "voice|{'content':' 你好\\n'}|{'text':' 你好\\n'}",
                "mixed|{'msg_item':[{'msgtype':'text','text':{'content':'a'}}]}|{'items':[{'messageType':'text','text':'a'}]}",
                "mixed|{'msg_item':[]}|{'items':[]}"
            })
    void readsEveryKindOfMessage(String messageType, String content, String body) {
        var said = said(CallbackType.SMART_ROBOT_MESSAGE_RECEIVED);
        said.put("msgtype", messageType).remove(List.of("text", "quote"));
        said.set(messageType, JSON.readTree(content.replace('\'', '"')));

        var event = read(said);

        assertThat(json(event).path("messageType").asString()).isEqualTo(messageType);
        assertThat(opened(event, "body")).isEqualTo(JSON.readTree(body.replace('\'', '"')));
    }

    @Test
    void keepsAllThatWasSaidBesidePartsThatItDoesNotKnow() {
        var said = said(CallbackType.SMART_ROBOT_MESSAGE_RECEIVED);
        said.putObject("quote").put("msgtype", "hologram").putObject("hologram").put("light", "blue");
        var mixed = said(CallbackType.SMART_ROBOT_MESSAGE_RECEIVED).put("msgtype", "mixed");
        mixed.putObject("mixed").putArray("msg_item").addObject().put("msgtype", "hologram");

        var body = opened(read(said), "body");
        assertThat(body.path("json").asString()).isEqualTo(said.toString());
        assertThat(body.path("quote")).isEqualTo(JSON.readTree("{\"messageType\":\"hologram\"}"));
        assertThat(opened(read(mixed), "body").path("json").asString()).isEqualTo(mixed.toString());
    }

    @Test
    void keepsAllThatWasSaidOnceHoweverManyPartsItDoesNotKnow() {
        var said = said(CallbackType.SMART_ROBOT_MESSAGE_RECEIVED).put("msgtype", "mixed");
        var items = said.putObject("mixed").putArray("msg_item");
        IntStream.range(0, 900).forEach(_ -> items.addObject().put("msgtype", "hologram" + "x".repeat(50)));

        var event = read(said);

        assertThat(opened(event, "body").path("items").size()).isEqualTo(900);
        assertThat(opened(event, "body").path("json").asString()).isEqualTo(said.toString());
        assertThat(event.envelope().data()).hasSizeLessThan(6 * said.toString().length());
    }

    /** Each of these letters becomes six in JSON, and sealed eight. */
    @Test
    void leavesOutTheTextOfWhatWouldBeTooLargeAndSaysSo() {
        var said = "\u0001".repeat(90_000);

        var event = read(said);

        assertThat(event.isTooLarge()).isFalse();
        assertThat(event.isRecognized()).isFalse();
        GoldenSample.assertMatchesSchema(
                event.envelope().type().toString(), event.envelope().data());
        assertThat(json(event)).isEqualTo(JSON.readTree("{\"xml\":\"\",\"omittedBytes\":90000}"));
    }

    @Test
    void keepsWhatItKnowsWholeWhenItsEventWouldBeTooLarge() {
        var said = said(CallbackType.SMART_ROBOT_CARD_CLICKED);
        said.put("chatid", "c".repeat(100_000));

        var event = read(said);

        assertThat(event.isTooLarge()).isFalse();
        assertThat(event.isRecognized()).isFalse();
        assertThat(whole(event)).isEqualTo(said.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"msgtype\":\"hologram\",\"from\":{\"userid\":\"lin.wei\"},\"hologram\":{\"text\":\"秘密\"}}",
                "{\"msgtype\":\"event\",\"from\":{\"userid\":\"lin.wei\"},\"event\":{\"eventtype\":\"wave\",\"wave\":\"秘密\"}}",
                "{\"msgtype\":\"event\",\"event\":\"秘密\"}",
                "{\"msgtype\":[\"text\",\"image\"],\"text\":\"秘密\"}",
                "{\"msgtype\":\"text\",\"text\":\"秘密\",\"from\":{\"userid\":\"lin.wei\"}}",
                "{\"msgtype\":\"text\",\"text\":\"秘密\",\"from\":{\"userid\":\"lin.wei\"}, }",
                "{\"秘密\":1}",
                "<xml><Content>秘密</Content></xml>",
                "秘密",
                ""
            })
    void keepsWhatItCannotReadWholeAndSealed(String plaintext) {
        var event = read(plaintext);

        assertThat(event.isRecognized()).isFalse();
        assertThat(new String(event.envelope().data(), UTF_8)).doesNotContain("秘密");
        assertThat(whole(event)).isEqualTo(plaintext);
    }

    @Test
    void saysWhichEventItDoesNotKnow() {
        var event = read("{\"msgtype\":\"event\",\"event\":{\"eventtype\":\"wave\"}}");

        assertThat(json(event).path("event").asString()).isEqualTo("wave");
        assertThat(json(event).path("messageType").asString()).isEqualTo("event");
    }

    @Test
    void keepsTheOrderOfAGroupAndThatOfWhoTalksToTheRobotAlone() {
        assertThat(read(said(CallbackType.SMART_ROBOT_MESSAGE_RECEIVED)).key())
                .isEqualTo("ww5c3a0demo0000001:wrEXAMPLErobot01");
        assertThat(read(said(CallbackType.SMART_ROBOT_ENTERED)).key()).isEqualTo("ww5c3a0demo0000001:lin.wei");
    }

    @Test
    void isTheSameEventWhenWecomRepeatsItWithAnotherAddressToAnswer() {
        var said = said(CallbackType.SMART_ROBOT_MESSAGE_RECEIVED);
        var repeated = said.deepCopy().put("response_url", "https://qyapi.weixin.qq.com/another");
        var another = said.deepCopy().put("msgid", "another");
        var withoutId = said.deepCopy();
        withoutId.remove("msgid");

        assertThat(read(repeated).id()).isEqualTo(read(said).id());
        assertThat(read(another).id()).isNotEqualTo(read(said).id());
        assertThat(read(withoutId).id())
                .isEqualTo(read(withoutId).id())
                .isNotEqualTo(read(withoutId.deepCopy().put("aibotid", "b")).id());
    }

    @Test
    void isAnotherEventOfAnotherRobotAndOfAnotherKind() {
        var other = new SmartRobot(ROBOT.corpId(), "other", ROBOT.callbacks(), null, Map.of());
        var entered = said(CallbackType.SMART_ROBOT_ENTERED);

        assertThat(read(other, entered.toString()).id())
                .isNotEqualTo(read(entered).id());
        assertThat(read(said(CallbackType.SMART_ROBOT_CARD_CLICKED)).id())
                .isNotEqualTo(
                        read(said(CallbackType.SMART_ROBOT_FEEDBACK_GIVEN)).id());
    }

    @Test
    void isNoEventWhenWecomAsksHowAStreamGoesOn() {
        var poll =
                "{\"msgid\":\"1\",\"msgtype\":\"stream\",\"stream\":{\"id\":\"s\"},\"from\":{\"userid\":\"lin.wei\"}}";

        assertThat(new ReadSmartRobotCallback(CallbackText.BODIES).read(ROBOT, poll.getBytes(UTF_8), RECEIVED))
                .isNull();
    }

    private static CallbackEvent read(ObjectNode said) {
        return read(said.toString());
    }

    private static CallbackEvent read(String plaintext) {
        return read(ROBOT, plaintext);
    }

    private static CallbackEvent read(SmartRobot robot, String plaintext) {
        return Objects.requireNonNull(
                new ReadSmartRobotCallback(CallbackText.BODIES).read(robot, plaintext.getBytes(UTF_8), RECEIVED));
    }

    private static String whole(CallbackEvent event) {
        return opened(event, "sealedXml").path("xml").asString();
    }

    static ObjectNode said(CallbackType type) {
        var name = type.type().name().substring("scrm.wecom.".length());
        try (var file =
                SmartRobotCallbacksTests.class.getResourceAsStream("/smart-robot-callbacks/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ObjectNode> eachWithoutOneField(ObjectNode said) {
        var all = new ArrayList<ObjectNode>();
        for (var path : paths("", said)) {
            var copy = said.deepCopy();
            int last = path.lastIndexOf('/');
            ((ObjectNode) copy.at(path.substring(0, last))).remove(path.substring(last + 1));
            all.add(copy);
        }
        return all;
    }

    private static List<String> paths(String above, JsonNode of) {
        var paths = new ArrayList<String>();
        of.properties().forEach(field -> {
            var path = above + "/" + field.getKey();
            paths.add(path);
            paths.addAll(paths(path, field.getValue()));
        });
        return paths;
    }
}
