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
        ContactId contact, String merged, @Nullable EventEnvelope cause) {}
