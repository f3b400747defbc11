package dev.scrm.contact.contact;

import dev.scrm.platform.events.EventEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * That a contact is to look what became of another.
 *
 * @param merged the contact that is or was merged into it
 * @param cause the command that asks for it; null when somebody found by themselves that it is wanted
 */
public record MergeToSettle(
        ContactId contact, String merged, @Nullable EventEnvelope cause) {

    /**
     * Whether it has to look once more: it may have seen a former state only.
     *
     * @param other the one that is or was merged, as it was looked at
     * @param survivor the one that looked, as it is since
     */
    public boolean isLeft(@Nullable Contact other, @Nullable Contact survivor) {
        return other != null
                && survivor != null
                && other.settlement()
                        .with(contact.value())
                        .filter(wanted -> survivor.seenOf(merged) < wanted.revision())
                        .isPresent();
    }
}
