package dev.scrm.gateway.reconciliation;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * That WeCom told of a thing, or that the gateway did after a command.
 *
 * @param name what was told of, as {@link Thing#toldAs}
 */
public record Announcement(String corpId, String name, Kind kind, Instant at) {
    /** What was told. */
    public enum Kind {
        CREATED,
        CHANGED,
        REMOVED
    }

    public Announcement {
        requireNonNull(corpId, "corpId");
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
    }

    /** The contact that it names: a relation's name begins with WeCom's id of the customer. */
    public Optional<String> contactId() {
        var relation = name(Part.CONTACTS, "");
        int end = name.lastIndexOf('/');
        return name.startsWith(relation) && end > relation.length()
                ? Optional.of(Ids.contact(corpId, name.substring(relation.length(), end)))
                : Optional.empty();
    }

    /** The name of a thing of a part in announcements. */
    public static String name(Part part, String id) {
        return part.word() + ":" + id;
    }

    /**
     * The name in announcements of a staff member's new id: everything that names the staff member is under another name then,
     * without a word of its own.
     */
    public static String newStaffId(String staffId) {
        return "new-staff-id:" + staffId.toLowerCase(Locale.ROOT);
    }
}
