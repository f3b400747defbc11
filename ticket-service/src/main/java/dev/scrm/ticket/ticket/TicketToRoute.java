package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.EventEnvelope;
import org.jspecify.annotations.Nullable;

/** A ticket that may want someone, and the event because of which it does, if it was one. */
public record TicketToRoute(TicketId id, @Nullable EventEnvelope cause) {}
