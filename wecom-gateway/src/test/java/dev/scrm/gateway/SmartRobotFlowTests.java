package dev.scrm.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Intelligent robots: set up over the API, told by WeCom what staff say, greeting and answering by what is prepared. */
class SmartRobotFlowTests extends AdministeredGateway {
    private static final String AES_KEY = "q7RxWm2Kt9LzV4nYc1BpFd6HsJf3MaTe8UgPi5XoNb0";
    private static final String OTHER_AES_KEY = "z5TxQm8Kt2LwV7nRc4BpYd1HsGf9MaUe3TgKi6XoNb0";

    private final String robot = "helper-" + id.substring(0, 8);
    private final String path = "/smart-robots/" + robot;

    @BeforeEach
    void setUp() {
        var made = put(path, """
                {"name":"智能助手","callbackToken":"tokenOne","callbackAesKey":"%s","greeting":"您好，请说","cardAnswers":{
                 "take.it":{"title":"已接单","url":"https://crm.example.com/t/1"}}}""".formatted(AES_KEY));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.json().path("callbackPath").asString()).isEqualTo("/wecom/callback/" + CORP + path);
        simulate("tokenOne", AES_KEY);
    }

    @Test
    void provesItsAddressToWecom() {
        assertThat(Http.postJson(Simulator.url() + "/sim/v1" + path + "/verify", "")
                        .json()
                        .path("verified")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void publishesWhatStaffSaySealed() {
        var said = say(
                "\"messageType\":\"text\",\"content\":{\"content\":\"三号会议室有人吗\"},\"chatId\":\"wr%s\"".formatted(id));

        var event = told("message-received");
        assertThat(key(event)).isEqualTo(CORP + ":wr" + id);
        assertThat(json(event).path("messageId")).isEqualTo(said.path("messageId"));
        assertThat(new String(event.data(), UTF_8))
                .doesNotContain("会议室", said.path("responseUrl").asString());
        assertThat(opened(event, "body").path("text").asString()).isEqualTo("三号会议室有人吗");
        assertThat(opened(event, "sealedResponseUrl").path("url")).isEqualTo(said.path("responseUrl"));
        assertThat(said.at("/attempts/0/reply").asString("")).isEmpty();
    }

    @Test
    void isAmongWhoseCallbacksOperatorsSee() {
        say("\"messageType\":\"text\",\"content\":{\"content\":\"在吗\"}");

        await().atMost(PATIENCE)
                .until(() -> Http.get(url("/api/v1/operations/callbacks"), TestTokens.admin())
                        .json()
                        .at("/items/0/smartRobots")
                        .valueStream()
                        .filter(shown -> shown.path("robotId").asString().equals(robot))
                        .anyMatch(shown -> !shown.path("lastKept").asString("").isEmpty()
                                && shown.at("/last24Hours/answers/accepted").asInt() > 0));
    }

    @Test
    void isOneEventWhenWecomRepeatsIt() {
        say("\"messageType\":\"text\",\"content\":{\"content\":\"在吗\"},\"times\":3");

        await().atMost(PATIENCE)
                .until(() -> events(Topics.WECOM_CALLBACKS, robot).size() >= 3);
        assertThat(events(Topics.WECOM_CALLBACKS, robot))
                .extracting(EventEnvelope::id)
                .containsOnly(told("message-received").id());
    }

    @Test
    void greetsWhoOpensItsChat() {
        var attempt = say("\"eventType\":\"enter_chat\"").at("/attempts/0");

        assertThat(attempt.path("status").asInt()).isEqualTo(200);
        assertThat(attempt.path("error").asString("")).isEmpty();
        assertThat(attempt.path("reply").asString()).contains("\"msgtype\":\"text\"", "您好，请说");
        assertThat(json(told("entered")).path("staffId").asString()).isEqualTo("lin.wei");
    }

    @Test
    void makesANoticeOfACardThatWasClicked() {
        var clicked = "\"eventType\":\"template_card_event\",\"content\":{\"event_key\":\"%s\",\"task_id\":\"t-1\"}";

        assertThat(say(clicked.formatted("take.it")).at("/attempts/0/reply").asString())
                .contains("update_template_card", "已接单", "t-1", "lin.wei");
        assertThat(say(clicked.formatted("reject")).at("/attempts/0/reply").asString(""))
                .isEmpty();
        assertThat(json(told("card-clicked")).path("eventKey").asString()).isEqualTo("take.it");
    }

    @Test
    void keepsWhatItDoesNotKnowAndNothingOfQuestionsAboutStreams() {
        say("\"messageType\":\"stream\",\"content\":{\"id\":\"s-%s\"}".formatted(id));
        var unknown = say("\"messageType\":\"hologram\",\"content\":{\"light\":\"%s\"}".formatted(id));

        await().atMost(PATIENCE).until(() -> unrecognized().stream().anyMatch(text -> text.contains("hologram")));
        assertThat(unrecognized())
                .filteredOn(text -> text.contains(id))
                .singleElement()
                .satisfies(text ->
                        assertThat(text).contains(unknown.path("messageId").asString()));
    }

    @Test
    void takesBothKeysWhileTheyRotate() {
        put(path, "{\"callbackToken\":\"tokenTwo\",\"callbackAesKey\":\"%s\"}".formatted(OTHER_AES_KEY));

        assertThat(statusOfHello()).as("with the former ones").isEqualTo(200);
        simulate("tokenTwo", OTHER_AES_KEY);
        assertThat(statusOfHello()).isEqualTo(200);

        var retired = Http.delete(TestTokens.admin(), url("/api/v1/corps/" + CORP + path + "/former-callbacks"));
        assertThat(retired.json().at("/callback/formerUntil")).isEmpty();
        simulate("tokenOne", AES_KEY);
        assertThat(statusOfHello()).isEqualTo(403);
    }

    @Test
    void isGoneWhenItWasRemoved() {
        assertThat(Http.delete(TestTokens.admin(), url("/api/v1/corps/" + CORP + path))
                        .status())
                .isEqualTo(204);

        assertThat(statusOfHello()).isEqualTo(404);
        assertThat(get(path).code()).isEqualTo("smart-robot-unknown");
        assertThat(get("/trail").body()).contains("smart-robot-added", "smart-robot-removed");
    }

    @Test
    void takesNothingThatIsForAnAppOrAnotherCorp() {
        var forTheCorp = SignedCallback.of(SignedCallback.DEMO_APP, CORP, "{\"msgtype\":\"text\"}", 1);
        var address = url("/wecom/callback/" + CORP + path + "?" + forTheCorp.queryString());

        assertThat(Http.post(address, forTheCorp.body()).code()).isEqualTo("callback-refused");
        assertThat(Http.post(url("/wecom/callback/wwOTHER" + path + "?a=b"), "{}")
                        .code())
                .isEqualTo("path-unknown");
        assertThat(Http.post(url("/wecom/callback/" + CORP + path), "{}").code())
                .isEqualTo("callback-malformed");
        assertThat(Http.post(url("/wecom/callback/" + CORP + path), "{\"encrypt\":\"x\"}")
                        .code())
                .isEqualTo("callback-refused");
    }

    @Test
    void showsNoSecretAndKeepsThemSealed() {
        assertThat(get(path).body()).contains("您好，请说", "setAt").doesNotContain("tokenOne", AES_KEY);
        assertThat(get("/smart-robots").body()).contains(robot).doesNotContain("tokenOne", AES_KEY);
        assertThat(get("/trail").body()).doesNotContain("tokenOne", AES_KEY);
        assertThat(String.valueOf(database.getCollection("corps")
                        .find(new Document("_id", CORP))
                        .first()))
                .contains(robot)
                .doesNotContain("tokenOne", AES_KEY);
    }

    @Test
    void refusesWhatCannotWork() {
        assertThat(put("/smart-robots/another", "{\"callbackToken\":\"t\"}").code())
                .isEqualTo("credential-missing");
        for (var wrong : List.of(
                "{\"callbackToken\":\"with blanks\"}",
                "{\"callbackAesKey\":\"short\"}",
                "{\"greeting\":\"\"}",
                "{\"greeting\":\"%s\"}".formatted("好".repeat(501)),
                "{\"cardAnswers\":{\"k\":null}}",
                "{\"cardAnswers\":{\"k\":{\"title\":\"t\"}}}",
                "{\"cardAnswers\":{\"k\":{\"title\":\"t\",\"url\":\"javascript:x\"}}}",
                "{\"overlap\":\"P8D\"}")) {
            assertThat(put(path, wrong).code()).as(wrong).isEqualTo("corp-invalid");
        }
        assertThat(put("/smart-robots/with%20blank", "{}").code()).isEqualTo("corp-invalid");
    }

    private void simulate(String token, String aesKey) {
        Http.put(
                Simulator.url() + "/sim/v1" + path,
                "{\"url\":\"%s\",\"token\":\"%s\",\"encodingAesKey\":\"%s\"}"
                        .formatted(url("/wecom/callback/" + CORP + path), token, aesKey));
    }

    private JsonNode say(String what) {
        return Http.postJson(
                        Simulator.url() + "/sim/v1" + path + "/callbacks",
                        "{\"userId\":\"lin.wei\",%s}".formatted(what))
                .json();
    }

    private int statusOfHello() {
        return say("\"eventType\":\"template_card_event\",\"content\":{\"event_key\":\"k\"}")
                .at("/attempts/0/status")
                .asInt();
    }

    private EventEnvelope told(String what) {
        await().atMost(PATIENCE).until(() -> !of(what).isEmpty());
        return of(what).getFirst();
    }

    private List<EventEnvelope> of(String what) {
        return events(Topics.WECOM_CALLBACKS, robot).stream()
                .filter(event -> event.type().toString().equals("scrm.wecom.smart-robot-" + what + ".v1"))
                .toList();
    }

    private static List<String> unrecognized() {
        return events(Topics.WECOM_CALLBACKS, "sealedXml").stream()
                .filter(event -> event.type().toString().equals("scrm.wecom.unrecognized.v1"))
                .flatMap(event ->
                        MessageBodies.fromKeyset(KEYSET)
                                .tryOpen(
                                        event.id(),
                                        json(event).path("sealedXml").asString())
                                .stream())
                .map(bytes -> new String(bytes, UTF_8))
                .toList();
    }

    private static String key(EventEnvelope event) {
        return TestKafka.read(Topics.WECOM_CALLBACKS).stream()
                .filter(record ->
                        new String(record.headers().lastHeader("ce_id").value(), UTF_8).equals(event.id()))
                .map(record -> new String(record.key(), UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(EventEnvelope event) {
        return JsonMapper.shared().readTree(event.data());
    }

    private static JsonNode opened(EventEnvelope event, String field) {
        var sealed = json(event).path(field).asString();
        return JsonMapper.shared().readTree(MessageBodies.fromKeyset(KEYSET).open(event.id(), sealed));
    }
}
