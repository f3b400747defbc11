package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;

/** A message, the event that brought it, and where that event stood. */
public record Arrival(Message message, EventEnvelope cause, SourcePosition position) {}
