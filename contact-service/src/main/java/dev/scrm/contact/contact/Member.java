package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A contact that was merged into another, as the survivor knows it.
 *
 * @param apartFrom contacts with which it is not merged by itself any more, since somebody parted them
 */
public record Member(String contactId, Facts facts, List<String> apartFrom) {
    public Member {
        requireNonNull(contactId, "contactId");
        requireNonNull(facts, "facts");
        apartFrom = List.copyOf(apartFrom);
    }
}
