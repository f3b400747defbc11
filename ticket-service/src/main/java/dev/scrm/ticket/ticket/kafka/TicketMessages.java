package dev.scrm.ticket.ticket.kafka;

import dev.scrm.ticket.ticket.Notice;
import dev.scrm.ticket.ticket.Ticket;
import dev.scrm.ticket.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of what this feature publishes; the names of the components are wire names. */
final class TicketMessages {
    private TicketMessages() {}

    record Opened(
            String ticketId,
            String number,
            String contactId,
            String externalUserId,
            String openKfId,
            String messageId,
            Instant openedAt,
            Instant firstResponseDueAt) {
        static Opened of(Ticket ticket, TicketEvent.TicketOpened event) {
            var facts = ticket.facts();
            return new Opened(
                    ticket.id().value(),
                    facts.number(),
                    contact(ticket),
                    facts.externalUserId(),
                    facts.conversation().openKfId(),
                    event.messageId(),
                    event.at(),
                    event.firstResponseDueAt());
        }
    }

    record Continued(String ticketId, String contactId, String messageId, Instant at) {
        static Continued of(Ticket ticket, TicketEvent.TicketContinued event) {
            return new Continued(ticket.id().value(), contact(ticket), event.messageId(), event.at());
        }
    }

    record RedAlertRaised(String ticketId, String contactId, List<String> words, String messageId, Instant at) {
        static RedAlertRaised of(Ticket ticket, TicketEvent.RedAlertRaised event) {
            return new RedAlertRaised(
                    ticket.id().value(), contact(ticket), event.words(), event.messageId(), event.at());
        }
    }

    record Assigned(String ticketId, String contactId, String staffId, String reason, Instant at) {
        static Assigned of(Ticket ticket, TicketEvent.TicketAssigned event) {
            return new Assigned(ticket.id().value(), contact(ticket), event.staffId(), event.reason(), event.at());
        }
    }

    record ReplyDelivered(
            String ticketId,
            String contactId,
            String commandId,
            @Nullable String staffId,
            Instant repliedAt,
            Instant at) {
        static ReplyDelivered of(Ticket ticket, TicketEvent.ReplyDelivered event) {
            var reply = event.reply();
            return new ReplyDelivered(
                    ticket.id().value(),
                    contact(ticket),
                    ticket.id().replyCommand(reply.key()),
                    reply.staffId(),
                    reply.at(),
                    event.at());
        }
    }

    record ReplyFailed(
            String ticketId,
            String contactId,
            String commandId,
            @Nullable String staffId,
            Instant repliedAt,
            String reason,
            @Nullable Integer errorCode,
            Instant at) {
        static ReplyFailed of(Ticket ticket, TicketEvent.ReplyFailed event) {
            var reply = event.reply();
            return new ReplyFailed(
                    ticket.id().value(),
                    contact(ticket),
                    ticket.id().replyCommand(reply.key()),
                    reply.staffId(),
                    reply.at(),
                    event.delivery().reason(),
                    event.delivery().errorCode(),
                    event.at());
        }
    }

    record FirstResponded(
            String ticketId,
            String contactId,
            @Nullable String staffId,
            Instant openedAt,
            Instant at,
            double elapsedSeconds,
            boolean breached) {
        static FirstResponded of(Ticket ticket, TicketEvent.FirstResponded event) {
            return new FirstResponded(
                    ticket.id().value(),
                    contact(ticket),
                    event.staffId(),
                    ticket.facts().openedAt(),
                    event.at(),
                    event.elapsed().toMillis() / 1000.0,
                    event.breached());
        }
    }

    record FirstResponseBreached(String ticketId, String contactId, Instant dueAt, Instant at) {
        static FirstResponseBreached of(Ticket ticket, TicketEvent.FirstResponseBreached event) {
            return new FirstResponseBreached(ticket.id().value(), contact(ticket), event.dueAt(), event.at());
        }
    }

    record Closed(
            String ticketId, String contactId, @Nullable String staffId, Instant at) {
        static Closed of(Ticket ticket, TicketEvent.TicketClosed event) {
            return new Closed(ticket.id().value(), contact(ticket), event.staffId(), event.at());
        }
    }

    /** Later than this whoever it was for has seen the ticket itself, or its next notice. */
    private static final Duration NOTICE_LIVES = Duration.ofHours(12);

    /** What burns goes before all that does not. */
    record SendAppMessage(
            String contactId,
            List<String> staffIds,
            String text,
            @Nullable String lane,
            Instant expiresAt) {
        static SendAppMessage of(Ticket ticket, Notice notice, Instant at) {
            return new SendAppMessage(
                    contact(ticket),
                    notice.staffIds(),
                    notice.text(),
                    ticket.facts().redAlert() ? "urgent" : null,
                    at.plus(NOTICE_LIVES));
        }
    }

    /** Later than this a reply may answer what nobody asks any more: who gave it is told, and the clock goes on. */
    private static final Duration REPLY_LIVES = Duration.ofMinutes(10);

    record SendServiceMessage(
            String contactId, String externalUserId, String openKfId, String text, Instant expiresAt) {
        static SendServiceMessage of(Ticket ticket, TicketEvent.ReplySent reply) {
            var facts = ticket.facts();
            return new SendServiceMessage(
                    contact(ticket),
                    facts.externalUserId(),
                    facts.conversation().openKfId(),
                    reply.text(),
                    reply.at().plus(REPLY_LIVES));
        }
    }

    private static String contact(Ticket ticket) {
        return ticket.facts().conversation().contactId();
    }
}
