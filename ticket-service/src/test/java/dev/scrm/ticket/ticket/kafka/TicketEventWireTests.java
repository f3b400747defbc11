package dev.scrm.ticket.ticket.kafka;

import static dev.scrm.ticket.ticket.TicketFixtures.CHEN;
import static dev.scrm.ticket.ticket.TicketFixtures.CORP;
import static dev.scrm.ticket.ticket.TicketFixtures.LIN;
import static dev.scrm.ticket.ticket.TicketFixtures.TARGET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.mongo.Raised;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.ticket.ticket.Assignment;
import dev.scrm.ticket.ticket.Closing;
import dev.scrm.ticket.ticket.Conversation;
import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.Message.CustomerWrote;
import dev.scrm.ticket.ticket.Message.StaffWrote;
import dev.scrm.ticket.ticket.Reply;
import dev.scrm.ticket.ticket.Ticket;
import dev.scrm.ticket.ticket.TicketEvent;
import dev.scrm.ticket.ticket.TicketNotices;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketEventWireTests {
    /** The values of the golden samples. */
    private static final String SAMPLE_TICKET = "5a1c2a1f0d6b4d0e9a7c5b8e2d1a4c60";

    private static final String SAMPLE_COMMAND = "8d1c2a1f0d6b4d0e9a7c5b8e2d1a4c60";

    private static final Instant AT = Instant.parse("2026-11-21T08:30:00Z");
    private static final Instant SETTLED = Instant.parse("2026-11-21T08:31:40.410Z");
    private static final Conversation CONVERSATION =
            new Conversation(CORP, "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60", "wkEXAMPLEkf01");

    private final TicketEventWire wire =
            new TicketEventWire(new TicketNotices(Map.of(CORP, List.of(CHEN)), ZoneId.of("Asia/Shanghai")));

    private record SendAppMessage(String contactId, List<String> staffIds, String text) {}

    private record SendServiceMessage(String contactId, String externalUserId, String openKfId, String text) {}

    @Test
    void writesAnOpenedTicketAsTheSampleShows() {
        assertSample("scrm.ticket.opened.v1", written(opened("在吗", List.of())).getFirst());
    }

    @Test
    void writesAContinuedTicketAsTheSampleShows() {
        var written =
                written(opened("在吗", List.of()).state().continueWith(customerWrote("msg-EXAMPLE-2", "还在吗"), List.of()));

        assertSample("scrm.ticket.continued.v1", written.getFirst());
    }

    @Test
    void writesARedAlertAsTheSampleShowsAndTellsTheManagersAtOnce() {
        var written = written(opened("面膜过敏了", List.of("过敏")));

        assertSample("scrm.ticket.red-alert-raised.v1", written.get(1));
        assertThat(appMessage(written.get(2)))
                .isEqualTo(new SendAppMessage(
                        CONVERSATION.contactId(), List.of(CHEN), "【红色警报】工单 T-00000017 客户消息含警报词：过敏\n客户消息：面膜过敏了\n请立即处理"));
    }

    @Test
    void tellsThePersonResponsibleOfARedAlertToo() {
        var written =
                written(assigned("在吗", List.of()).state().continueWith(customerWrote("m-2", "我要投诉"), List.of("投诉")));

        assertThat(appMessage(written.get(2)).staffIds()).containsExactly(LIN, CHEN);
    }

    @Test
    void writesAnAssignmentAsTheSampleShowsAndTellsThePerson() {
        var written = written(assigned("请问什么时候发货", List.of()));

        assertSample("scrm.ticket.assigned.v1", written.getFirst());
        assertThat(appMessage(written.get(1)))
                .isEqualTo(new SendAppMessage(
                        CONVERSATION.contactId(),
                        List.of(LIN),
                        "新工单 T-00000017 已分配给你\n客户消息：请问什么时候发货\n请在 11-21 17:00 前首次响应"));
    }

    @Test
    void marksTheAssignmentOfARedAlert() {
        var written = written(assigned("面膜过敏了", List.of("过敏")));

        assertThat(appMessage(written.get(1)).text())
                .isEqualTo("【红色警报】新工单 T-00000017 已分配给你\n客户消息：面膜过敏了\n警报词：过敏\n请在 11-21 17:00 前首次响应");
    }

    @Test
    void showsNoMoreThanSixtyCharactersOfAMessage() {
        var text =
                appMessage(written(assigned("很".repeat(500), List.of())).get(1)).text();

        assertThat(text).contains("很".repeat(60) + "…").doesNotContain("很".repeat(61));
        assertThat(text.getBytes(UTF_8)).hasSizeLessThan(2048);
    }

    @Test
    void writesAFirstResponseAsTheSampleShows() {
        var written = written(assigned("在吗", List.of())
                .state()
                .answeredInWecom(new StaffWrote("s-1", CONVERSATION, LIN, AT.plusSeconds(100))));

        assertSample("scrm.ticket.first-responded.v1", written.getFirst());
    }

    @Test
    void writesABreachAsTheSampleShowsAndTellsThoseInCharge() {
        var written =
                written(assigned("在吗", List.of()).state().noticeBreach(Instant.parse("2026-11-21T09:00:00.300Z")));

        assertSample("scrm.ticket.first-response-breached.v1", written.getFirst());
        assertThat(appMessage(written.get(1)))
                .isEqualTo(new SendAppMessage(
                        CONVERSATION.contactId(),
                        List.of(LIN, CHEN),
                        "【响应超时】工单 T-00000017 应在 11-21 17:00 前首次响应，客户仍在等待\n负责人：lin.wei\n客户消息：在吗"));
    }

    @Test
    void saysWhatBecameOfABreachThatNobodyHadNoticed() {
        var late = AT.plusSeconds(3_600);
        var answered = written(
                assigned("在吗", List.of()).state().answeredInWecom(new StaffWrote("s-1", CONVERSATION, LIN, late)));
        var closed = written(opened("在吗", List.of()).state().close(new Closing(LIN, late)));

        assertThat(appMessage(answered.get(1)).text()).contains("迟至 11-21 17:30 才响应");
        assertThat(appMessage(closed.get(1)).text()).contains("未响应即被关闭").contains("负责人：暂无");
    }

    @Test
    void writesAClosedTicketAsTheSampleShows() {
        assertSample(
                "scrm.ticket.closed.v1",
                written(assigned("在吗", List.of()).state().close(new Closing(LIN, AT)))
                        .getFirst());
    }

    @Test
    void letsNoticesGoBeforeOthersWhileSomethingBurnsAndEndWhenTheyAreOld() {
        var burning = pace(written(assigned("面膜过敏了", List.of("过敏"))).getLast());
        var calm = pace(written(assigned("在吗", List.of())).getLast());

        assertThat(burning).isEqualTo(new Pace("urgent", burning.expiresAt()));
        assertThat(calm.lane()).isNull();
        assertThat(calm.expiresAt()).isAfter(AT.plus(Duration.ofHours(11))).isBefore(AT.plus(Duration.ofHours(13)));
    }

    private record Pace(@Nullable String lane, Instant expiresAt) {}

    private static Pace pace(OutboxMessage notice) {
        assertThat(notice.envelope().type()).hasToString("scrm.wecom.send-app-message.v1");
        return EventData.read(notice.envelope(), Pace.class);
    }

    @Test
    void writesAReplyAsACommandForTheCustomer() {
        var written = written(assigned("在吗", List.of()).state().reply(new Reply("key-1", "您好，已为您处理。", LIN, AT)));

        var command = written.getFirst();
        assertThat(command.envelope().type()).hasToString("scrm.wecom.send-service-message.v1");
        GoldenSample.assertMatchesSchema(
                "scrm.wecom.send-service-message.v1", command.envelope().data());
        assertThat(EventData.read(command.envelope(), SendServiceMessage.class))
                .isEqualTo(EventData.read(
                        GoldenSample.data("scrm.wecom.send-service-message.v1"), SendServiceMessage.class));
    }

    @Test
    void givesTheCommandOfAReplyTheIdByWhichTheTicketKnowsItsOutcome() {
        var written = written(replied());

        assertThat(written.getFirst().envelope().id())
                .isEqualTo(CONVERSATION.ticket(17).replyCommand("key-1"));
    }

    @Test
    void writesADeliveredReplyAsTheSampleShowsAndThenTheFirstResponse() {
        var written = written(replied().state().settle(replyCommand(), new Delivered(SETTLED)));

        assertSample("scrm.ticket.reply-delivered.v1", written.getFirst());
        assertSample("scrm.ticket.first-responded.v1", written.get(1));
    }

    @Test
    void writesARefusedReplyAsTheSampleShowsAndTellsWhoReplied() {
        var written = written(
                replied().state().settle(replyCommand(), new Undelivered("five-messages-sent", 95001, SETTLED)));

        assertSample("scrm.ticket.reply-failed.v1", written.getFirst());
        assertThat(written).hasSize(2);
        assertThat(appMessage(written.get(1)))
                .isEqualTo(new SendAppMessage(CONVERSATION.contactId(), List.of(LIN), """
                                【回复未送达】工单 T-00000017：11-21 16:31 的回复客户没有收到
                                原因：客户上次发言后已发满 5 条消息（错误码 95001）
                                下一步：等客户再次发言后再回复；急事请打电话或用企业微信单聊
                                首次响应继续计时，请在 11-21 17:00 前响应
                                客户消息：在吗"""));
    }

    @Test
    void saysThatTheDeadlinePassedOrTheTicketIsClosed() {
        var late = AT.plusSeconds(3_600);
        var refused = new Undelivered("service-window-closed", 95002, late);

        var overdue = written(replied().state().settle(replyCommand(), refused));
        var closed = written(replied()
                .state()
                .close(new Closing(LIN, AT.plusSeconds(120)))
                .state()
                .settle(replyCommand(), refused));

        assertThat(appMessage(overdue.get(1)).text()).contains("首次响应已超时，应在 11-21 17:00 前响应");
        assertThat(appMessage(overdue.get(3)).text()).contains("【响应超时】").contains("客户仍在等待");
        assertThat(appMessage(closed.get(1)).text()).contains("工单已关闭，不会重新打开");
    }

    @Test
    void tellsThoseInChargeWhenNobodyKnowsWhoReplied() {
        var nameless = assigned("在吗", List.of())
                .state()
                .reply(new Reply("key-1", "您好", null, AT))
                .state();

        var written = written(nameless.settle(replyCommand(), new Undelivered("no-answer", null, SETTLED)));

        assertThat(appMessage(written.get(1)).staffIds()).containsExactly(LIN, CHEN);
    }

    @Test
    void tellsNobodyWhenThereIsNobody() {
        var alone = new TicketEventWire(new TicketNotices(Map.of(), ZoneId.of("Asia/Shanghai")));
        var decision = opened("面膜过敏了", List.of("过敏"));

        assertThat(alone.messages(decision.state(), decision.events(), raised(null)))
                .extracting(message -> message.envelope().type().toString())
                .containsExactly("scrm.ticket.opened.v1", "scrm.ticket.red-alert-raised.v1");
    }

    @Test
    void keysEventsByTicketAndCommandsByContact() {
        var written = written(assigned("在吗", List.of()));

        assertThat(written)
                .extracting(OutboxMessage::topic, OutboxMessage::key)
                .containsExactly(
                        tuple("scrm.ticket.events.v1", CORP + ":" + SAMPLE_TICKET),
                        tuple("scrm.wecom.commands.v1", CORP + ":" + CONVERSATION.contactId()));
    }

    @Test
    void makesTheSameCommandOfAReplay() {
        var decision = assigned("在吗", List.of());
        var cause = GoldenSample.envelope("scrm.wecom.service-message-received.v1");

        var first = wire.messages(decision.state(), decision.events(), raised(cause));
        var replay = wire.messages(decision.state(), decision.events(), raised(cause));

        assertThat(replay.get(1).envelope().id())
                .isEqualTo(first.get(1).envelope().id());
        assertThat(first.get(1).envelope().causationId()).isEqualTo(cause.id());
    }

    private static void assertSample(String type, OutboxMessage message) {
        assertThat(message.envelope().type()).hasToString(type);
        GoldenSample.assertMatchesSchema(type, message.envelope().data());
        var data = new String(message.envelope().data(), UTF_8)
                .replace(CONVERSATION.ticket(17).value(), SAMPLE_TICKET)
                .replace(replyCommand(), SAMPLE_COMMAND);
        GoldenSample.assertEqualsSample(type, data.getBytes(UTF_8));
    }

    private static Decision<Ticket, TicketEvent> replied() {
        return assigned("在吗", List.of()).state().reply(new Reply("key-1", "您好，已为您处理。", LIN, AT.plusSeconds(100)));
    }

    private static String replyCommand() {
        return CONVERSATION.ticket(17).replyCommand("key-1");
    }

    private static SendAppMessage appMessage(OutboxMessage message) {
        assertThat(message.envelope().type()).hasToString("scrm.wecom.send-app-message.v1");
        GoldenSample.assertMatchesSchema(
                "scrm.wecom.send-app-message.v1", message.envelope().data());
        return EventData.read(message.envelope(), SendAppMessage.class);
    }

    private List<OutboxMessage> written(Decision<Ticket, TicketEvent> decision) {
        return wire.messages(decision.state(), decision.events(), raised(null));
    }

    private static Raised raised(@Nullable EventEnvelope cause) {
        return new Raised(CORP, SAMPLE_TICKET, 1, AT, cause);
    }

    private static CustomerWrote customerWrote(String id, String text) {
        return new CustomerWrote(id, CONVERSATION, "wmEXAMPLEcust0001", AT, text);
    }

    private static Decision<Ticket, TicketEvent> opened(String text, List<String> alertWords) {
        return Ticket.open(17, "T-00000017", customerWrote("msg-EXAMPLE-1", text), alertWords, TARGET.start(AT));
    }

    private static Decision<Ticket, TicketEvent> assigned(String text, List<String> alertWords) {
        return opened(text, alertWords)
                .state()
                .assign(new Assignment(LIN, "least-loaded of 3 on duty: 2 open tickets", AT));
    }
}
