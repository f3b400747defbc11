package dev.scrm.contact.group;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a group chat, as WeCom told it.
 *
 * @param memberId WeCom userid of a staff member, external_userid of anybody else
 * @param external true of whoever is no staff member; whether that is a contact is another question
 * @param joinScene how they came, in the words of the event
 * @param invitedBy WeCom userid of who invited them
 * @param state of the join way they came by
 */
public record GroupMember(
        String memberId,
        boolean external,
        @Nullable Instant joinedAt,
        @Nullable String joinScene,
        @Nullable String invitedBy,
        @Nullable String state) {
    public GroupMember {
        requireNonNull(memberId, "memberId");
    }

    /** The contact that this member is, if anybody knows them as one. */
    public String contactId(String corpId) {
        return Ids.contact(corpId, memberId);
    }

    /** For sure: who came at an unknown time came before. */
    boolean joinedAfter(Instant time) {
        return joinedAt != null && joinedAt.isAfter(time);
    }
}
