package dev.scrm.contact.group;

import java.time.Instant;

/** What follows from a fact about a group chat. */
public sealed interface GroupEvent {
    /** @param contactId the contact as which the member is seen */
    record Joined(String contactId, GroupMember member, Instant at) implements GroupEvent {}

    /** @param contactId the contact as which the member is seen */
    record Left(String contactId, QuitCause cause, Instant at) implements GroupEvent {}

    /**
     * Who is that contact, if anybody is, is in other group chats now, or since another time.
     *
     * @param contactId of the member, whoever it is seen as
     */
    record MembershipChanged(String contactId) implements GroupEvent {}

    /** It has to be read anew, not before WeCom shows what changed. */
    record ReadingWanted(Instant notBefore) implements GroupEvent {}
}
