package dev.scrm.contact.contact;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf contacts are looked at.
 *
 * @param staffId who looks; null for a program
 * @param staffIds whose contacts they see: who is followed by one of these; null for all of the corp's
 */
public record Viewer(
        String corpId, @Nullable String staffId, @Nullable Set<String> staffIds) {
    public Viewer {
        staffIds = staffIds == null ? null : Set.copyOf(staffIds);
    }

    /** Sees every contact of the corp. */
    public static Viewer ofAll(String corpId) {
        return new Viewer(corpId, null, null);
    }

    /** Sees the contacts a staff member follows; none when there is no such person. */
    public static Viewer ofOwn(String corpId, @Nullable String staffId) {
        return new Viewer(corpId, staffId, staffId == null ? Set.of() : Set.of(staffId));
    }

    /** Sees the contacts that some staff members follow, such as those of a department. */
    public static Viewer ofSome(String corpId, String staffId, Set<String> staffIds) {
        return new Viewer(corpId, staffId, staffIds);
    }

    /** Sees all of the corp's. */
    public boolean seesAll() {
        return staffIds == null;
    }

    public boolean sees(Contact contact) {
        return staffIds == null || staffIds.stream().anyMatch(contact.person()::isFollowedBy);
    }
}
