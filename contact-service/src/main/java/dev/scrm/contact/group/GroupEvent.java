package dev.scrm.contact.group;

import java.time.Instant;

/** What follows from a fact about a group chat. */
public sealed interface GroupEvent {
    /** @param contactId the contact as which the member is seen */
    record Joined(String contactId, GroupMember member, Instant at) implements GroupEvent {}

    /** @param contactId the contact as which the member is seen */
    record Left(String contactId, QuitCause cause, Instant at) implements GroupEvent {}

    /** It has to be read anew, not before WeCom shows what changed. */
    record ReadingWanted(Instant notBefore) implements GroupEvent {}
}
