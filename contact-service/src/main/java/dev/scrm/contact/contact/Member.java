package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact that was merged into another, as the survivor knows it.
 *
 * @param revision the contact's own; 0 where nobody noted it
 * @param merge whom it is seen as itself: what it was merged into may have been merged into a third; null of one that was not
 *     merged yet, and where nobody noted it
 * @param apartFrom contacts with which it is not merged by itself any more, since somebody parted them
 */
public record Member(
        String contactId, long revision, @Nullable Merge merge, Facts facts, List<String> apartFrom) {
    public Member {
        requireNonNull(contactId, "contactId");
        requireNonNull(facts, "facts");
        apartFrom = List.copyOf(apartFrom);
    }

    /** True for the same contact that was not parted between the two, as far as anybody noted it. */
    boolean hasStayedAs(Member other) {
        return contactId.equals(other.contactId) && (merge == null || other.merge == null || merge.equals(other.merge));
    }
}
