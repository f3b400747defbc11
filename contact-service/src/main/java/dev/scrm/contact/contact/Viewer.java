package dev.scrm.contact.contact;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf contacts are looked at.
 *
 * @param staffId whose contacts these are; null for all of the corp's, an empty one when the viewer is nobody's
 */
public record Viewer(String corpId, @Nullable String staffId) {
    /** A viewer of this name follows nobody, so that a token without a user sees nothing. */
    private static final String NOBODY = "";

    /**
     * Sees all of the corp's, or what a staff member follows. Departments are not known here yet: a department's data is no more
     * than the caller's own.
     */
    public static Viewer of(String corpId, boolean all, @Nullable String staffId) {
        return all ? ofAll(corpId) : ofOwn(corpId, staffId);
    }

    /** Sees every contact of the corp. */
    public static Viewer ofAll(String corpId) {
        return new Viewer(corpId, null);
    }

    /** Sees the contacts a staff member follows; none when there is no such person. */
    public static Viewer ofOwn(String corpId, @Nullable String staffId) {
        return new Viewer(corpId, staffId == null ? NOBODY : staffId);
    }

    public boolean sees(Contact contact) {
        return staffId == null || contact.person().isFollowedBy(staffId);
    }

    List<String> followers() {
        return Optional.ofNullable(staffId).stream().toList();
    }
}
