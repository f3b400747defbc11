package dev.scrm.contact.contact;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * A fact about one contact, and where it comes from.
 *
 * @param cause the event that told it
 * @param position where that event stood
 */
public record LearnedFact(
        ContactId contact,
        ContactFact fact,
        EventEnvelope cause,
        @Nullable SourcePosition position) {
    LearnedFact with(ContactFact other) {
        return new LearnedFact(contact, other, cause, position);
    }
}
