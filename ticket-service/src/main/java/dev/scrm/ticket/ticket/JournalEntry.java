package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import dev.scrm.ticket.ticket.Message.CustomerWrote;
import dev.scrm.ticket.ticket.Message.StaffWrote;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a message belongs to a ticket. What it says is not kept.
 *
 * @param origin {@code customer} or {@code staff}
 * @param alertWords the red-alert words in it
 */
public record JournalEntry(
        TicketId ticket,
        String messageId,
        String origin,
        @Nullable String staffId,
        Instant at,
        List<String> alertWords) {
    public JournalEntry {
        requireNonNull(ticket, "ticket");
        requireNonNull(messageId, "messageId");
        requireNonNull(origin, "origin");
        requireNonNull(at, "at");
        alertWords = List.copyOf(alertWords);
    }

    static JournalEntry of(TicketId ticket, Message message, List<String> alertWords) {
        return switch (message) {
            case CustomerWrote wrote -> new JournalEntry(ticket, wrote.id(), "customer", null, wrote.at(), alertWords);
            case StaffWrote wrote ->
                new JournalEntry(ticket, wrote.id(), "staff", wrote.staffId(), wrote.at(), List.of());
        };
    }
}
