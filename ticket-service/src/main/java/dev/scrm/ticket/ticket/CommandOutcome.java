package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.ticket.ticket.Delivery.Settled;
import dev.scrm.ticket.ticket.Delivery.Undelivered;

/** What became of a command to the gateway, the event that told it, and where that event stood. */
public sealed interface CommandOutcome {
    /** What the command was about: a ticket if the command is ours. */
    TicketId ticket();

    String commandId();

    EventEnvelope cause();

    SourcePosition position();

    /** Of a message to a customer. */
    record ReplyOutcome(
            TicketId ticket, String commandId, Settled delivery, EventEnvelope cause, SourcePosition position)
            implements CommandOutcome {}

    /** Of a notice that staff did not get. */
    record NoticeFailure(
            TicketId ticket, String commandId, Undelivered delivery, EventEnvelope cause, SourcePosition position)
            implements CommandOutcome {}
}
