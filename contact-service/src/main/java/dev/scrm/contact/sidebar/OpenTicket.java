package dev.scrm.contact.sidebar;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket of a contact that nobody closed yet.
 *
 * @param number as people call it
 * @param firstResponseDueAt null where none is owed
 * @param staffId who has it; null while nobody does
 * @param respondedAt null until somebody answered
 */
public record OpenTicket(
        String ticketId,
        String number,
        String contactId,
        Instant openedAt,
        @Nullable Instant firstResponseDueAt,
        @Nullable String staffId,
        boolean redAlert,
        @Nullable Instant respondedAt) {
    public OpenTicket {
        requireNonNull(ticketId, "ticketId");
        requireNonNull(number, "number");
        requireNonNull(contactId, "contactId");
        requireNonNull(openedAt, "openedAt");
    }
}
