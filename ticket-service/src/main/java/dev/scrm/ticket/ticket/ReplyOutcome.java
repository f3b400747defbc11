package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.ticket.ticket.Delivery.Settled;

/**
 * What became of a command that carried something to a customer, the event that told it, and where that event stood.
 *
 * @param ticket what the command was about: a ticket if the command is ours
 */
public record ReplyOutcome(
        TicketId ticket, String commandId, Settled delivery, EventEnvelope cause, SourcePosition position) {}
