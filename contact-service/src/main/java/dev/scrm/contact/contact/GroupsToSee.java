package dev.scrm.contact.contact;

import dev.scrm.platform.events.EventEnvelope;

/**
 * That a contact is to look in which group chats it is.
 *
 * @param cause the command that asks for it
 */
public record GroupsToSee(ContactId contact, EventEnvelope cause) {}
