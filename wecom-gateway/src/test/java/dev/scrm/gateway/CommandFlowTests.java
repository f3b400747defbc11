package dev.scrm.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands from Kafka to the simulated WeCom, and their outcomes back. */
@ExtendWith(OutputCaptureExtension.class)
class CommandFlowTests extends RunningGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Simulator.Customer customer = Simulator.customer();
    private final String contactId = Ids.contact(CORP, customer.externalUserId());
    private final String id = UUID.randomUUID().toString().replace("-", "");

    @Autowired
    private MongoDatabase database;

    @AfterEach
    void heal() {
        Simulator.heal();
    }

    @Test
    void sendsAWelcomeAndTellsTheOutcome() {
        send("send-welcome", welcome());

        assertThat(finished().path("status").asString()).isEqualTo("sent");
        assertThat(Simulator.calls("externalcontact/send_welcome_msg", customer.welcomeCode()))
                .hasSize(1);
    }

    @Test
    void fetchesAContactWithItsFollowers() {
        send("fetch-contact", contact());

        assertThat(finished().path("status").asString()).isEqualTo("sent");
        var fetched = outcome("scrm.wecom.contact-fetched.v1");
        assertThat(fetched.path("contactId").asString()).isEqualTo(contactId);
        assertThat(fetched.path("name").asString()).isEqualTo("王芳");
        assertThat(fetched.path("followers").path(0).path("staffId").asString()).isEqualTo("lin.wei");
    }

    @Test
    void marksTagsAndTellsTheRelationIsGoneWhenItIs() {
        send("mark-tags", contact("\"staffId\":\"lin.wei\",\"add\":[\"etEXgold\"],\"remove\":[]"));
        assertThat(finished().path("status").asString()).isEqualTo("sent");

        var other = UUID.randomUUID().toString();
        send(other, "mark-tags", contact("\"staffId\":\"chen.bo\",\"add\":[\"etEXgold\"],\"remove\":[]"));

        assertThat(finished(other).path("reason").asString()).isEqualTo("no-relation");
    }

    @Test
    void sendsTwoMessagesWithTheSameTextForTwoCommandsAndOneForOne() {
        var text = "新工单 " + id;
        send(id, "send-app-message", message(text));
        send(id, "send-app-message", message(text));
        send(id + "x", "send-app-message", message(text));

        assertThat(finished(id + "x").path("status").asString()).isEqualTo("sent");
        assertThat(finished().path("status").asString()).isEqualTo("sent");
        assertThat(Simulator.appMessages(text)).hasSize(2);
    }

    @Test
    void resolvesAnInterruptedWelcomeThatWasDelivered() {
        interrupted("send-welcome");
        assertThat(Simulator.call(
                        "externalcontact/send_welcome_msg",
                        "{\"welcome_code\":\"%s\",\"text\":{\"content\":\"您好\"}}".formatted(customer.welcomeCode())))
                .isZero();

        send("send-welcome", welcome());

        assertThat(finished().path("status").asString()).isEqualTo("sent");
    }

    @Test
    void resolvesAnInterruptedAppMessageThatWasDelivered() {
        var text = "已分配 " + id;
        send("send-app-message", message(text)); // delivered, and then the process dies before it is written down
        finished();
        interrupted("send-app-message");

        send("send-app-message", message(text));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger().getString("status")).isEqualTo("sent"));
        assertThat(Simulator.calls("message/send", text)).hasSize(2);
        assertThat(Simulator.appMessages(text)).hasSize(1);
    }

    @Test
    void resolvesAnInterruptedServiceMessageThatWasDelivered() {
        Simulator.write(customer.externalUserId(), "在吗");
        var message = contact("\"openKfId\":\"wkDEMOkf0001\",\"text\":\"您好 " + id + "\"");
        send("send-service-message", message);
        assertThat(finished().path("status").asString()).isEqualTo("sent");
        interrupted("send-service-message");

        send("send-service-message", message);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger().getString("status")).isEqualTo("sent"));
        assertThat(Simulator.calls("kf/send_msg", id))
                .extracting(call -> call.path("answer").path("errcode").asInt())
                .containsExactly(0, 95033);
    }

    @Test
    void repeatsInterruptedTagsAndFetches() {
        interrupted("mark-tags");
        send("mark-tags", contact("\"staffId\":\"lin.wei\",\"add\":[\"etEXsilver\"],\"remove\":[]"));
        assertThat(finished().path("status").asString()).isEqualTo("sent");

        var fetch = UUID.randomUUID().toString();
        interrupted(fetch, "fetch-contact");
        send(fetch, "fetch-contact", contact());
        assertThat(finished(fetch).path("status").asString()).isEqualTo("sent");
    }

    @Test
    void sendsOnceAlthoughTheAnswerOfTheFirstCallNeverCame() {
        Simulator.fault("externalcontact/send_welcome_msg", "\"delayMs\":6000,\"count\":1");

        send("send-welcome", welcome());

        assertThat(finished().path("status").asString()).isEqualTo("sent");
        assertThat(Simulator.calls("externalcontact/send_welcome_msg", customer.welcomeCode()))
                .extracting(call -> call.path("answer").path("errcode").asInt())
                .contains(0);
    }

    @Test
    void takesANewTokenWhenWecomEndsItEarly() {
        send("fetch-contact", contact());
        finished();
        Simulator.killTokens();

        var after = UUID.randomUUID().toString();
        send(after, "fetch-contact", contact());

        assertThat(finished(after).path("status").asString()).isEqualTo("sent");
    }

    @Test
    void repeatsWhatABusyWecomRefused() {
        Simulator.fault("externalcontact/mark_tag", "\"errcode\":-1,\"count\":2");

        send("mark-tags", contact("\"staffId\":\"lin.wei\",\"add\":[\"etEXgold\"],\"remove\":[]"));

        assertThat(finished().path("status").asString()).isEqualTo("sent");
        assertThat(finished().path("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void triesTagsAgainThatABusyWecomDidNotTakeAtFirst() {
        Simulator.fault("externalcontact/mark_tag", "\"errcode\":-1,\"count\":4");

        send("mark-tags", contact("\"staffId\":\"lin.wei\",\"add\":[\"etEXgold\"],\"remove\":[]"));

        await().atMost(PATIENCE)
                .until(() -> "waiting".equals(shown().path("status").asString()));
        assertThat(shown().path("reason").asString()).isEqualTo("wecom-busy");
        assertThat(shown().path("dueAt").asString()).isNotEmpty();
        assertThat(finished().path("status").asString()).isEqualTo("sent");
        assertThat(finished().path("attempts").asInt()).isEqualTo(5);
        await().atMost(PATIENCE)
                .until(() -> database.getCollection("waiting-commands").countDocuments() == 0);
    }

    @Test
    void tellsStaffAfterAWhileWhenWecomWasBusyAndAnswersACustomerLikewise() {
        Simulator.fault("message/send", "\"errcode\":-1,\"count\":4");
        Simulator.fault("kf/send_msg", "\"errcode\":-1,\"count\":4");
        Simulator.write(customer.externalUserId(), "在吗");
        var reply = UUID.randomUUID().toString();

        send("send-app-message", message("新工单 " + id));
        send(reply, "send-service-message", contact("\"openKfId\":\"wkDEMOkf0001\",\"text\":\"您好\""));

        assertThat(finished().path("status").asString()).isEqualTo("sent");
        assertThat(finished().path("attempts").asInt()).isEqualTo(5);
        assertThat(finished(reply).path("status").asString()).isEqualTo("sent");
        assertThat(Simulator.appMessages("新工单 " + id)).hasSize(1);
    }

    @Test
    void greetsWithinTheTimeOfTheCodeWhenWecomWasBusyAtFirst() {
        Simulator.fault("externalcontact/send_welcome_msg", "\"errcode\":-1,\"count\":4");

        send("send-welcome", welcome());

        assertThat(finished().path("status").asString()).isEqualTo("sent");
        assertThat(finished().path("attempts").asInt()).isEqualTo(5);
    }

    @Test
    void tellsStaffWhileTagsOfTheSameContactGetNoAnswer() {
        Simulator.fault("externalcontact/mark_tag", "\"delayMs\":6000,\"count\":1");
        send("mark-tags", contact("\"staffId\":\"lin.wei\",\"add\":[\"etEXgold\"],\"remove\":[]"));

        var alert = UUID.randomUUID().toString();
        send(alert, "send-app-message", message("红色预警 " + alert));

        assertThat(finished(alert).path("status").asString()).isEqualTo("sent");
        assertThat(outcomes("scrm.wecom.command-finished.v1", id)).isEmpty();
        assertThat(finished().path("status").asString()).isEqualTo("sent");
    }

    @Test
    void expiresAWelcomeWhoseTimeIsOver() {
        send("send-welcome", welcome(Instant.now().minusSeconds(1)));

        assertThat(finished().path("status").asString()).isEqualTo("expired");
        assertThat(Simulator.calls("externalcontact/send_welcome_msg", customer.welcomeCode()))
                .isEmpty();
    }

    @Test
    void refusesATooLongTextAndBuriesWhatIsNoCommand() {
        send("send-app-message", message("长".repeat(1000)));
        var dance = UUID.randomUUID().toString();
        send(dance, "dance", "{}");

        assertThat(finished().path("reason").asString()).isEqualTo("text-too-long");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestKafka.read(Topics.dead(Topics.WECOM_COMMANDS)))
                        .anySatisfy(record -> assertThat(new String(
                                        record.headers().lastHeader("ce_id").value(), UTF_8))
                                .isEqualTo(dance)));
    }

    @Test
    void showsCommandsToAdministratorsAndAuditorsWithoutWhatTheySay() {
        send("send-welcome", welcome());
        finished();

        var one = Http.get(url("/api/v1/commands/" + id), TestTokens.admin());
        assertThat(one.json().path("status").asString()).isEqualTo("sent");
        assertThat(one.body()).doesNotContain(customer.welcomeCode(), "您好");
        var auditor = TestTokens.token(CORP, "zhao.min", "all", "auditor");
        var list =
                Http.get(url("/api/v1/commands?limit=1&status=sent"), auditor).json();
        assertThat(list.path("items")).hasSize(1);
        assertThat(Http.get(url("/api/v1/commands"), TestTokens.token(CORP, "a", "all", "agent"))
                        .status())
                .isEqualTo(403);
        assertThat(Http.get(url("/api/v1/commands/" + id), TestTokens.token("other", "a", "all", "admin"))
                        .status())
                .isEqualTo(404);
        assertThat(Http.get(url("/api/v1/commands?status=maybe"), auditor).code())
                .isEqualTo("status-invalid");
    }

    @Test
    void keepsSecretsOutOfTheLog(CapturedOutput output) {
        Simulator.fault("externalcontact/send_welcome_msg", "\"httpStatus\":500,\"count\":1");
        send("send-welcome", welcome());
        finished();

        var token = database.getCollection("tokens").find().first();
        assertThat(token).isNotNull();
        assertThat(token.toJson()).doesNotContain("TOK-");
        assertThat(output.getAll())
                .doesNotContain(
                        SignedCallback.DEMO_APP.secret(),
                        SignedCallback.DEMO_APP.callbackToken(),
                        SignedCallback.DEMO_APP.callbackAesKey(),
                        customer.welcomeCode(),
                        "TOK-");
    }

    /** As a process leaves it that died between its call and writing down what became of it. */
    private void interrupted(String command) {
        interrupted(id, command);
    }

    private void interrupted(String commandId, String command) {
        RunningCommands.interrupted(database, commandId, command);
    }

    private JsonNode shown() {
        return Http.get(url("/api/v1/commands/" + id), TestTokens.admin()).json();
    }

    private Document ledger() {
        var found = database.getCollection("commands")
                .find(new Document("_id", CORP + ":" + id))
                .first();
        return found == null ? new Document() : found;
    }

    private String welcome() {
        return welcome(Instant.now().plusSeconds(20));
    }

    private String welcome(Instant expiresAt) {
        return contact("\"staffId\":\"lin.wei\",\"welcomeCode\":\"%s\",\"text\":\"您好\",\"expiresAt\":\"%s\""
                .formatted(customer.welcomeCode(), expiresAt));
    }

    private String message(String text) {
        return "{\"contactId\":\"%s\",\"staffIds\":[\"zhao.min\"],\"text\":\"%s\"}".formatted(contactId, text);
    }

    private String contact() {
        return "{\"contactId\":\"%s\",\"externalUserId\":\"%s\"}".formatted(contactId, customer.externalUserId());
    }

    private String contact(String more) {
        return contact().replace("}", "," + more + "}");
    }

    private void send(String command, String json) {
        send(id, command, json);
    }

    private void send(String commandId, String command, String json) {
        send(commandId, command, contactId, json);
    }

    private JsonNode finished() {
        return finished(id);
    }

    private JsonNode finished(String commandId) {
        await().atMost(PATIENCE)
                .until(() ->
                        !outcomes("scrm.wecom.command-finished.v1", commandId).isEmpty());
        return outcomes("scrm.wecom.command-finished.v1", commandId).getFirst();
    }

    private JsonNode outcome(String type) {
        return outcomes(type, id).getFirst();
    }

    private static List<JsonNode> outcomes(String type, String commandId) {
        return events(Topics.WECOM_OUTCOMES, "\"" + commandId + "\"").stream()
                .filter(event -> event.type().toString().equals(type))
                .map(event -> JsonMapper.shared().readTree(event.data()))
                .toList();
    }
}
