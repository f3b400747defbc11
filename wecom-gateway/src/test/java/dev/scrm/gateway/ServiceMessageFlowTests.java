package dev.scrm.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.callbacks.wecom.Xml;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.test.GoldenSample;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The doorbell rings, the messages are fetched and published. */
class ServiceMessageFlowTests extends RunningGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Simulator.Customer customer = Simulator.customer();

    @BeforeEach
    void listen() {
        Simulator.callBackTo(url(""));
    }

    @AfterEach
    void heal() {
        Simulator.answerEmptyPages(false);
        Simulator.heal();
    }

    @Test
    void publishesWhatACustomerWroteWithItsBodySealed() {
        Simulator.write(customer.externalUserId(), "面膜过敏了");

        var event = messages(1).getFirst();

        GoldenSample.assertMatchesSchema("scrm.wecom.service-message-received.v1", event.data());
        var data = JsonMapper.shared().readTree(event.data());
        assertThat(data.path("origin").asString()).isEqualTo("customer");
        assertThat(data.path("contactId").asString()).isEqualTo(Ids.contact(CORP, customer.externalUserId()));
        assertThat(event.id())
                .isEqualTo(Ids.derived(
                        "service-message",
                        CORP,
                        data.path("openKfId").asString(),
                        data.path("messageId").asString()));
        assertThat(new String(event.data(), UTF_8)).doesNotContain("面膜");
        assertThat(MessageBodies.fromKeyset(KEYSET)
                        .open(event.id(), data.path("body").asString()))
                .asString(UTF_8)
                .isEqualTo("{\"text\":\"面膜过敏了\"}");
    }

    @Test
    void readsOnBehindAnEmptyPage() {
        Simulator.answerEmptyPages(true);

        IntStream.range(0, 3).forEach(i -> Simulator.write(customer.externalUserId(), "第" + i));

        assertThat(messages(3)).hasSize(3);
    }

    @Test
    void publishesEachMessageOnceHoweverOftenItRings() {
        Simulator.write(customer.externalUserId(), "在吗");
        messages(1);

        post(SignedCallback.of(Xml.doorbell("wkDEMOkf0001", "an-old-token")));
        Simulator.write(customer.externalUserId(), "还在吗");

        assertThat(messages(2))
                .extracting(EventEnvelope::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void fetchesAgainWhenWecomWasBusy() {
        Simulator.fault("kf/sync_msg", "\"errcode\":-1,\"count\":4");

        Simulator.write(customer.externalUserId(), "有人吗");

        assertThat(messages(1)).hasSize(1);
    }

    @Test
    void fetchesOnceAnAdministratorHasMendedWhatWecomRefused() {
        Simulator.fault("kf/sync_msg", "\"errcode\":48002,\"count\":1");

        Simulator.write(customer.externalUserId(), "还没有权限");

        assertThat(messages(1)).hasSize(1);
        assertThat(events(Topics.parked(Topics.WECOM_DOORBELLS), "wkDEMOkf0001"))
                .isEmpty();
    }

    @Test
    void tellsOfWhoOpensAConversationWithTheCodeToSaySomething() {
        var code =
                Simulator.session("", customer.externalUserId(), ",\"scene\":\"footer\",\"sceneParam\":\"order-17\"");

        var data = JsonMapper.shared()
                .readTree(events("service-session-entered", 1).getFirst().data());
        assertThat(data.path("contactId").asString()).isEqualTo(Ids.contact(CORP, customer.externalUserId()));
        assertThat(data.path("scene").asString()).isEqualTo("footer");
        assertThat(data.path("sceneParam").asString()).isEqualTo("order-17");
        assertThat(data.path("eventCode").asString()).isEqualTo(code).isNotEmpty();
        assertThat(data.path("openKfId").asString()).isEqualTo("wkDEMOkf0001");
    }

    @Test
    void tellsWhatHappensBetweenMessagesInItsOrder() {
        var who = customer.externalUserId();
        Simulator.write(who, "在吗");
        var answer = "answer" + who.substring(who.length() - 20);
        var session = "\"open_kfid\":\"wkDEMOkf0001\",\"%s\":\"" + who + "\"";
        assertThat(Simulator.call(
                        "kf/send_msg",
                        "{%s,\"msgid\":\"%s\",\"msgtype\":\"text\",\"text\":{\"content\":\"在\"}}"
                                .formatted(session.formatted("touser"), answer)))
                .isZero();
        Simulator.failAnswer(answer, 4);
        assertThat(Simulator.call(
                        "kf/service_state/trans",
                        "{%s,\"service_state\":3,\"servicer_userid\":\"lin.wei\"}"
                                .formatted(session.formatted("external_userid"))))
                .isZero();
        var code = Simulator.session("/end", who, "");
        Simulator.session("/resume", who, ",\"userId\":\"lin.wei\"");

        events("service-session-changed", 2);

        var told = events(Topics.WECOM_MESSAGES, who);
        assertThat(told)
                .extracting(event -> event.type().toString())
                .containsExactly(
                        "scrm.wecom.service-session-entered.v1",
                        "scrm.wecom.service-message-received.v1",
                        "scrm.wecom.service-message-failed.v1",
                        "scrm.wecom.service-session-changed.v1",
                        "scrm.wecom.service-session-changed.v1");
        var failed = JsonMapper.shared().readTree(told.get(2).data());
        assertThat(failed.path("messageId").asString()).isEqualTo(answer);
        assertThat(failed.path("failType").asString()).isEqualTo("session-expired");
        var ended = JsonMapper.shared().readTree(told.get(3).data());
        assertThat(ended.path("change").asString()).isEqualTo("ended");
        assertThat(ended.path("oldStaffId").asString()).isEqualTo("lin.wei");
        assertThat(ended.path("eventCode").asString()).isEqualTo(code).isNotEmpty();
        assertThat(told).extracting(EventEnvelope::id).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhichMessagesWereTakenBackAndByWhom() {
        Simulator.write(customer.externalUserId(), "说错了");
        Simulator.answer(customer.externalUserId(), "lin.wei", "没关系");
        var written =
                messages(2).stream().map(event -> text(event, "messageId")).toList();

        written.forEach(Simulator::recall);

        var recalled = events("service-message-recalled", 2);
        assertThat(recalled).extracting(event -> text(event, "messageId")).isEqualTo(written);
        assertThat(recalled).extracting(event -> text(event, "by")).containsExactly("customer", "staff");
        assertThat(text(recalled.getLast(), "staffId")).isEqualTo("lin.wei");
        assertThat(text(recalled.getLast(), "contactId")).isEqualTo(Ids.contact(CORP, customer.externalUserId()));
    }

    @Test
    void tellsWhoseMessagesAStaffMemberDoesNotTake() {
        Simulator.session("/rejections", customer.externalUserId(), ",\"userId\":\"lin.wei\"");
        Simulator.session("/rejections", customer.externalUserId(), ",\"userId\":\"lin.wei\",\"rejected\":false");

        assertThat(events("service-rejection-changed", 2))
                .extracting(event -> text(event, "rejected"))
                .containsExactly("true", "false");
    }

    @Test
    void tellsWhenAStaffMemberStopsAndBeginsToTakeCustomers() {
        Simulator.serve("zhao.min", "suspended");
        Simulator.serve("zhao.min", "serving");

        await().atMost(PATIENCE).until(() -> statusesOfZhaoMin().size() >= 2);
        assertThat(statusesOfZhaoMin())
                .allSatisfy(event ->
                        GoldenSample.assertMatchesSchema("scrm.wecom.service-staff-status-changed.v1", event.data()))
                .extracting(event -> text(event, "status"), event -> text(event, "stopType"))
                .containsExactly(tuple("stopped", "suspended"), tuple("serving", ""));
    }

    private static List<EventEnvelope> statusesOfZhaoMin() {
        return events(Topics.WECOM_MESSAGES, "zhao.min").stream()
                .filter(event -> event.type().name().equals("scrm.wecom.service-staff-status-changed"))
                .toList();
    }

    private static String text(EventEnvelope event, String field) {
        return JsonMapper.shared().readTree(event.data()).path(field).asString("");
    }

    private List<EventEnvelope> messages(int expected) {
        return events("service-message-received", expected);
    }

    private List<EventEnvelope> events(String kind, int expected) {
        var type = "scrm.wecom." + kind + ".v1";
        await().atMost(PATIENCE).until(() -> ofType(type).size() >= expected);
        var events = ofType(type);
        events.forEach(event -> GoldenSample.assertMatchesSchema(type, event.data()));
        return events;
    }

    private List<EventEnvelope> ofType(String type) {
        return events(Topics.WECOM_MESSAGES, customer.externalUserId()).stream()
                .filter(event -> event.type().toString().equals(type))
                .toList();
    }
}
