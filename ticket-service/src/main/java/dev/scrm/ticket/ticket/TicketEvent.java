package dev.scrm.ticket.ticket;

import dev.scrm.ticket.ticket.Delivery.Undelivered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a ticket. */
public sealed interface TicketEvent {
    /** When it happened. */
    Instant at();

    /** A customer's message opened the ticket. */
    record TicketOpened(String messageId, Instant at, Instant firstResponseDueAt) implements TicketEvent {}

    /** A further message of the customer belongs to it. */
    record TicketContinued(String messageId, Instant at) implements TicketEvent {}

    /**
     * A message holds words that must not wait.
     *
     * @param excerpt for the urgent notice only
     * @param news true when the ticket had not shown one of the words before: the same cry is not announced twice
     */
    record RedAlertRaised(List<String> words, String messageId, Instant at, String excerpt, boolean news)
            implements TicketEvent {}

    /** Someone became responsible. */
    record TicketAssigned(String staffId, String reason, Instant at) implements TicketEvent {}

    /** The customer is to be told something. */
    record ReplySent(String key, String text, Instant at) implements TicketEvent {}

    /** WeCom took a reply. */
    record ReplyDelivered(SentReply reply, Instant at) implements TicketEvent {}

    /** The customer did not get a reply. */
    record ReplyFailed(SentReply reply, Undelivered delivery) implements TicketEvent {
        @Override
        public Instant at() {
            return delivery.at();
        }
    }

    /** The customer has the first answer; told once that is certain, at the time it was given. */
    record FirstResponded(@Nullable String staffId, Instant at, Duration elapsed, boolean breached)
            implements TicketEvent {}

    /** The first answer was due and had not come. */
    record FirstResponseBreached(Instant dueAt, Instant at) implements TicketEvent {}

    /** The ticket is done. */
    record TicketClosed(@Nullable String staffId, Instant at) implements TicketEvent {}
}
