package dev.scrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From a customer's message on Kafka to the last event and command, through everything in between. */
class MessageFlowTests extends RunningTicketService {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void opensAssignsAndTellsTheStaffMember() {
        onDuty("lin.wei");

        customerWrites("wm-1", "m-1", "面膜过敏了，要投诉");

        await().atMost(SOON).untilAsserted(() -> assertThat(commands()).isNotEmpty());
        assertThat(events())
                .extracting(Sent::type)
                .containsExactly("scrm.ticket.opened.v1", "scrm.ticket.red-alert-raised.v1", "scrm.ticket.assigned.v1");
        assertThat(events()).extracting(Sent::key).containsOnly(corp + ":" + ticketId("wm-1", 1));
        assertThat(events()).extracting(sent -> sent.envelope().sequence()).containsExactly(1L, 2L, 3L);
        events().forEach(sent ->
                GoldenSample.assertMatchesSchema(sent.type(), sent.envelope().data()));
        assertThat(events()).extracting(sent -> sent.envelope().causationId()).containsOnly("event-" + corp + "m-1");
        assertThat(events()).extracting(sent -> sent.envelope().traceParent()).doesNotContainNull();

        var command = commands().getFirst();
        assertThat(command.type()).isEqualTo("scrm.wecom.send-app-message.v1");
        assertThat(command.key()).isEqualTo(Ids.contactKey(corp, Ids.contact(corp, "wm-1")));
        assertThat(command.data().path("staffIds").get(0).asString()).isEqualTo("lin.wei");
        assertThat(command.data().path("text").asString())
                .startsWith("【红色警报】新工单 T-")
                .contains("面膜过敏了，要投诉");
        assertThat(get(manager(), "/api/v1/staff")
                        .items()
                        .get(0)
                        .path("openTickets")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void makesNothingOfAReplayAtANewOffset() {
        onDuty("lin.wei");
        var record = message(corp, "wm-1", "m-1", "customer", clock.instant(), "在吗");

        TestKafka.send(List.of(record, record));
        customerWrites("wm-1", "m-2", "还在吗");
        TestKafka.send(record);
        customerWrites("wm-1", "m-3", "？");

        await().atMost(SOON).untilAsserted(() -> assertThat(events()).hasSize(4));
        assertThat(events())
                .extracting(Sent::type)
                .containsExactlyInAnyOrder(
                        "scrm.ticket.opened.v1",
                        "scrm.ticket.assigned.v1",
                        "scrm.ticket.continued.v1",
                        "scrm.ticket.continued.v1");
        assertThat(commands()).hasSize(1);
    }

    @Test
    void letsTicketsWaitUntilSomebodyComesOnDuty() {
        customerWrites("wm-1", "m-1", "在吗");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                get(manager(), "/api/v1/tickets?status=open").items())
                        .hasSize(1));

        onDuty("chen.bo");

        assertThat(get(manager(), "/api/v1/tickets?staffId=chen.bo").items()).hasSize(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(commands()).hasSize(1));
    }

    @Test
    void stopsTheClockWithAnAnswerInWecom() {
        onDuty("lin.wei");
        customerWrites("wm-1", "m-1", "在吗");
        TestKafka.send(message(corp, "wm-1", "s-1", "staff", clock.instant().plusSeconds(42), "在的"));

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(events()).extracting(Sent::type).contains("scrm.ticket.first-responded.v1"));
        var responded = events().stream()
                .filter(sent -> sent.type().equals("scrm.ticket.first-responded.v1"))
                .findFirst()
                .orElseThrow()
                .data();
        assertThat(responded.path("elapsedSeconds").asDouble()).isEqualTo(42.0);
        assertThat(responded.path("breached").asBoolean()).isFalse();
        assertThat(responded.path("staffId").asString()).isEqualTo("lin.wei");
    }

    @Test
    void sendsAReplyOfAStaffMemberToTheCustomerOnce() {
        onDuty("lin.wei");
        customerWrites("wm-1", "m-1", "在吗");
        await().atMost(SOON).untilAsserted(() -> assertThat(commands()).hasSize(1));
        var lin = token("lin.wei", "own", "agent");
        var path = "/api/v1/tickets/" + ticketId("wm-1", 1) + "/replies";
        var key = Map.of("Idempotency-Key", "k-1");

        var first = send("POST", lin, path, "{\"text\":\"您好，已为您处理。\"}", key);
        var again = send("POST", lin, path, "{\"text\":\"您好，已为您处理。\"}", key);

        assertThat(first.text("status")).isEqualTo("answered");
        assertThat(again.body()).isEqualTo(first.body());
        await().atMost(SOON).untilAsserted(() -> assertThat(commands()).hasSize(2));
        var reply = commands().getLast();
        assertThat(reply.type()).isEqualTo("scrm.wecom.send-service-message.v1");
        assertThat(reply.data().path("text").asString()).isEqualTo("您好，已为您处理。");
        assertThat(reply.data().path("externalUserId").asString()).isEqualTo("wm-1");
        assertThat(events()).extracting(Sent::type).doesNotContain("scrm.ticket.first-responded.v1");

        finished(reply, "sent", 0, null);
        finished(reply, "sent", 0, null);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events())
                        .extracting(Sent::type)
                        .endsWith("scrm.ticket.reply-delivered.v1", "scrm.ticket.first-responded.v1"));
    }

    @Test
    void goesOnWithTheClockAndTellsTheStaffMemberWhenWecomRefusesTheReply() {
        onDuty("lin.wei");
        customerWrites("wm-1", "m-1", "在吗");
        await().atMost(SOON).untilAsserted(() -> assertThat(commands()).hasSize(1));
        var lin = token("lin.wei", "own", "agent");
        var path = "/api/v1/tickets/" + ticketId("wm-1", 1);
        assertThat(post(lin, path + "/replies", "{\"text\":\"您好\"}").text("status"))
                .isEqualTo("answered");
        await().atMost(SOON).untilAsserted(() -> assertThat(commands()).hasSize(2));
        var reply = commands().getLast();
        clock.advance(Duration.ofMinutes(31));

        finished(reply, "failed", 95001, "five-messages-sent");
        finished(reply, "failed", 95001, "five-messages-sent");

        await().atMost(SOON).untilAsserted(() -> assertThat(commands()).hasSize(4));
        assertThat(events())
                .extracting(Sent::type)
                .endsWith("scrm.ticket.reply-failed.v1", "scrm.ticket.first-response-breached.v1");
        var notice = commands().get(2).data();
        assertThat(notice.path("staffIds").get(0).asString()).isEqualTo("lin.wei");
        assertThat(notice.path("text").asString()).contains("【回复未送达】").contains("等客户再次发言");
        var ticket = get(manager(), path);
        assertThat(ticket.text("status")).isEqualTo("assigned");
        assertThat(ticket.body().path("clock").path("running").asBoolean()).isTrue();
        assertThat(ticket.body().path("clock").path("breached").asBoolean()).isTrue();
        assertThat(ticket.body().path("replies").get(0).path("delivery").asString())
                .isEqualTo("undelivered");
    }

    @Test
    void announcesAMissedDeadlineOnceAndTellsTheManager() {
        TestKafka.send(message(MANAGED, "wm-1", "m-1", "customer", clock.instant(), "在吗"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(sent(Topics.TICKET_EVENTS, MANAGED)).hasSize(1));

        clock.advance(Duration.ofMinutes(31));

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(sent(Topics.WECOM_COMMANDS, MANAGED)).hasSize(1));
        var breached = sent(Topics.TICKET_EVENTS, MANAGED).getLast();
        assertThat(breached.type()).isEqualTo("scrm.ticket.first-response-breached.v1");
        var notice = sent(Topics.WECOM_COMMANDS, MANAGED).getLast().data();
        assertThat(notice.path("staffIds").get(0).asString()).isEqualTo("boss");
        assertThat(notice.path("text").asString()).contains("【响应超时】").contains("负责人：暂无");

        clock.advance(Duration.ofMinutes(31));
        TestKafka.send(message(MANAGED, "wm-1", "s-1", "staff", clock.instant(), "抱歉"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                sent(Topics.TICKET_EVENTS, MANAGED).getLast().type())
                        .isEqualTo("scrm.ticket.first-responded.v1"));
        assertThat(sent(Topics.TICKET_EVENTS, MANAGED)
                        .getLast()
                        .data()
                        .path("breached")
                        .asBoolean())
                .isTrue();
        assertThat(sent(Topics.TICKET_EVENTS, MANAGED))
                .extracting(Sent::type)
                .containsOnlyOnce("scrm.ticket.first-response-breached.v1");
    }

    @Test
    void opensTheNextTicketOnceTheLastIsClosedAndFreesTheHands() {
        onDuty("lin.wei");
        customerWrites("wm-1", "m-1", "在吗");
        await().atMost(SOON).untilAsserted(() -> assertThat(commands()).hasSize(1));
        post(manager(), "/api/v1/tickets/" + ticketId("wm-1", 1) + "/close", null);
        assertThat(get(manager(), "/api/v1/staff")
                        .items()
                        .get(0)
                        .path("openTickets")
                        .asInt())
                .isZero();

        customerWrites("wm-1", "m-2", "又有问题了");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(manager(), "/api/v1/tickets/" + ticketId("wm-1", 2))
                                .status())
                        .isEqualTo(200));
        assertThat(get(manager(), "/api/v1/tickets").items()).hasSize(2);
    }

    @Test
    void parksOnlyTheKeyOfAPoisonedMessage() {
        var poison = message(corp, "wm-poison", "m-1", "customer", clock.instant(), "在吗", "of another event");
        var follower = message(corp, "wm-poison", "m-2", "customer", clock.instant(), "在吗");
        var healthy = IntStream.range(0, 5)
                .mapToObj(i -> message(corp, "wm-" + i, "h-" + i, "customer", clock.instant(), "在吗"))
                .toList();

        TestKafka.send(poison);
        TestKafka.send(healthy);
        TestKafka.send(follower);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sent(Topics.parked(Topics.WECOM_MESSAGES), corp))
                        .hasSize(2));
        await().atMost(SOON).untilAsserted(() -> assertThat(events()).hasSize(5));
        assertThat(get(manager(), "/api/v1/tickets").items()).hasSize(5);
        assertThat(get(manager(), "/api/v1/tickets/" + ticketId("wm-poison", 1)).text("code"))
                .isEqualTo("ticket-not-found");
    }

    @Test
    void spreadsABurstEvenlyOverThoseOnDuty() {
        for (var userId : List.of("lin.wei", "chen.bo", "zhao.min")) {
            onDuty(userId);
        }

        TestKafka.send(IntStream.range(0, 60)
                .mapToObj(i -> message(corp, "wm-" + i, "m-" + i, "customer", clock.instant(), "在吗"))
                .toList());

        await().atMost(SOON).untilAsserted(() -> assertThat(commands()).hasSize(60));
        assertThat(get(manager(), "/api/v1/staff").items())
                .extracting(staff -> staff.path("openTickets").asInt())
                .containsExactly(20, 20, 20);
        assertThat(events())
                .extracting(sent -> sent.data().path("number").asString(""))
                .filteredOn(number -> !number.isEmpty())
                .hasSize(60)
                .doesNotHaveDuplicates();
    }
}
