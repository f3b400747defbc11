package dev.scrm.ticket.ticket;

import org.jspecify.annotations.Nullable;

/** Which tickets somebody wants to see; what is absent does not matter to them. */
public record TicketQuery(
        TicketScope scope,
        @Nullable TicketStatus status,
        @Nullable String staffId,
        @Nullable String contactId,
        @Nullable Boolean redAlert,
        int limit,
        @Nullable TicketPosition after) {}
