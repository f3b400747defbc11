package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

/**
 * That a contact is merged into another one.
 *
 * @param revision the merged contact's own: of what is told of whom it is seen as the highest is the latest
 */
public record Link(String contactId, Merge merge, long revision) {
    public Link {
        requireNonNull(contactId, "contactId");
        requireNonNull(merge, "merge");
    }

    /** @param branch how it came, where nobody noted it of the member itself */
    static Link of(Member member, Merge branch) {
        var own = member.merge();
        return new Link(member.contactId(), own == null ? branch : own, member.revision());
    }

    boolean isSameMergeAs(Link other) {
        return contactId.equals(other.contactId) && merge.equals(other.merge);
    }
}
