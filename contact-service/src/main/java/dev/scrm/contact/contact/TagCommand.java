package dev.scrm.contact.contact;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That another service wants a contact's tags to be changed.
 *
 * @param because what decided it and its id, such as {@code auto-tag:fans}
 * @param at when it was decided
 * @param expiresAt when what is added goes by itself; null when it does not
 * @param cause the command
 * @param position where it stood
 */
public record TagCommand(
        ContactId contact,
        List<String> add,
        List<String> remove,
        String because,
        Instant at,
        List<TagEvidence> evidence,
        @Nullable Instant expiresAt,
        EventEnvelope cause,
        SourcePosition position) {
    public TagCommand {
        add = List.copyOf(add);
        remove = List.copyOf(remove);
        evidence = List.copyOf(evidence);
    }
}
