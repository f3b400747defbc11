package dev.scrm.contact.contact;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;

/**
 * That a contact is to look what became of another.
 *
 * @param merged the contact that is or was merged into it
 * @param cause the command that asks for it
 * @param position where that command stood
 */
public record MergeToSettle(ContactId contact, String merged, EventEnvelope cause, SourcePosition position) {}
