package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/** Between whom a relation is; WeCom knows tags only there. */
public record RelationKey(String externalUserId, String staffId) implements Comparable<RelationKey> {
    private static final Comparator<RelationKey> ORDER =
            comparing(RelationKey::externalUserId).thenComparing(RelationKey::staffId);

    public RelationKey {
        requireNonNull(externalUserId, "externalUserId");
        requireNonNull(staffId, "staffId");
    }

    @Override
    public int compareTo(RelationKey other) {
        return ORDER.compare(this, other);
    }
}
