package dev.scrm.ticket.ticket.rest;

import dev.scrm.ticket.ticket.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first-response clock.
 *
 * @param breached true when the first response came, or is known to come, after the deadline
 * @param breachNoticedAt when the missed deadline was announced
 */
record ClockView(
        Instant dueAt,
        boolean running,
        double elapsedSeconds,
        boolean breached,
        @Nullable Instant breachNoticedAt,
        @Nullable Instant respondedAt,
        @Nullable String respondedBy) {
    static ClockView of(Ticket ticket, Instant now) {
        var clock = ticket.facts().clock();
        var response = ticket.response();
        return new ClockView(
                clock.dueAt(),
                clock.running(),
                clock.elapsed(now).toMillis() / 1000.0,
                clock.breached(),
                clock.noticedAt(),
                response == null ? null : response.at(),
                response == null ? null : response.staffId());
    }
}
