package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.ticket.redalert.RedAlerts;
import dev.scrm.ticket.sla.ResponseTarget;
import dev.scrm.ticket.ticket.Message.CustomerWrote;
import dev.scrm.ticket.ticket.Message.StaffWrote;
import dev.scrm.ticket.ticket.Ticket.Answered;
import dev.scrm.ticket.ticket.Ticket.Assigned;
import dev.scrm.ticket.ticket.Ticket.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A demo corp's tickets for tests. */
public final class TicketFixtures {
    public static final String CORP = "ww5c3a0demo0000001";
    public static final String CUSTOMER = "wmEXAMPLEcust0001";
    public static final String ACCOUNT = "wkDEMOkf0001";
    public static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
    public static final Duration PROMISED = Duration.ofMinutes(30);
    public static final ResponseTarget TARGET = new ResponseTarget(PROMISED);
    public static final String LIN = "lin.wei";
    public static final String CHEN = "chen.bo";
    public static final Conversation CONVERSATION = conversationOf(CUSTOMER);

    /** Finds two words, without the machinery. */
    public static final RedAlerts WORDS =
            (_, text) -> Stream.of("过敏", "投诉").filter(text::contains).toList();

    private TicketFixtures() {}

    public static Conversation conversationOf(String externalUserId) {
        return new Conversation(CORP, Ids.contact(CORP, externalUserId), ACCOUNT);
    }

    public static CustomerWrote customerWrote(String messageId, Instant at, String text) {
        return new CustomerWrote(messageId, CONVERSATION, CUSTOMER, at, text);
    }

    public static CustomerWrote customerWrote(String messageId) {
        return customerWrote(messageId, NOON, "请问什么时候发货");
    }

    public static StaffWrote staffWrote(String messageId, @Nullable String staffId, Instant at) {
        return new StaffWrote(messageId, CONVERSATION, staffId, at);
    }

    public static Open anOpenTicket() {
        return anOpenTicket(1);
    }

    /** The n-th ticket of the conversation, opened at noon by the message {@code m-n}. */
    public static Open anOpenTicket(int ordinal) {
        var message = customerWrote("m-" + ordinal);
        return (Open) Ticket.open(ordinal, "T-%08d".formatted(ordinal), message, List.of(), TARGET.start(message.at()))
                .state();
    }

    public static Assigned anAssignedTicket() {
        return (Assigned) anOpenTicket()
                .assign(new Assignment(LIN, "the only one on duty: 0 open tickets", NOON))
                .state();
    }

    public static Answered anAnsweredTicket() {
        return (Answered) anAssignedTicket()
                .answeredInWecom(staffWrote("s-1", LIN, NOON.plusSeconds(60)))
                .state();
    }

    public static Ticket aClosedTicket() {
        return anAnsweredTicket().close(new Closing(LIN, NOON.plusSeconds(120))).state();
    }

    /** The message as it arrives with the offset; the event's id is the message's, as the gateway makes it. */
    public static Arrival arrival(Message message, long offset) {
        var envelope = new EventEnvelope(
                "event-" + message.id(),
                EventType.of("scrm.wecom.service-message-received.v1"),
                "/wecom-gateway",
                null,
                message.at(),
                message.conversation().corpId(),
                0,
                null,
                null,
                null,
                new byte[0]);
        return new Arrival(message, envelope, new SourcePosition(Topics.WECOM_MESSAGES, 0, offset));
    }
}
