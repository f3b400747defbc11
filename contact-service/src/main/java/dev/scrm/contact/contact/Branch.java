package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What was merged into a contact at once: one contact, and all that had been merged into that before.
 *
 * @param revision counts what became of the branch; a lower one is older
 * @param members the contact itself first
 */
public record Branch(long revision, Merge merge, List<Member> members) {
    public Branch {
        requireNonNull(merge, "merge");
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a branch to have the contact that was merged, but it is empty");
        }
    }

    /** @param members as they were at some time, the contact that was merged first */
    static Branch of(List<Member> members) {
        var merged = members.getFirst();
        return new Branch(merged.revision(), requireNonNull(merged.merge(), "merge"), members);
    }

    /** The contact that was merged. */
    public String contactId() {
        return members.getFirst().contactId();
    }
}
