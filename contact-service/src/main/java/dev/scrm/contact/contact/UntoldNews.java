package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

/**
 * What is new of a contact that is seen as another one, and is for that one to tell.
 *
 * @param contactId the contact that heard of it
 * @param revision that of the contact which has it to tell
 * @param event that a staff member follows the contact or does no more, or that its profile changed
 */
public record UntoldNews(String contactId, long revision, ContactEvent event) {
    public UntoldNews {
        requireNonNull(contactId, "contactId");
        requireNonNull(event, "event");
    }
}
