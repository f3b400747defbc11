package dev.scrm.contact.segment;

import dev.scrm.contact.audit.AboutContacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who belongs to which segment, as it was told last. */
public interface SegmentMembers {
    /**
     * How a person stands.
     *
     * @param revision of two of one person the one with the higher is the later
     * @param memberships what the person belongs to
     * @param holding versions that hold for the person, whether they count or not
     */
    record Told(
            String corpId,
            String contactId,
            long revision,
            List<Standing.Membership> memberships,
            List<Rule.Key> holding) {
        public Told {
            memberships = List.copyOf(memberships);
            holding = List.copyOf(holding);
        }
    }

    /** A person who belongs to a segment. */
    record Member(String contactId, @Nullable Instant since) implements AboutContacts {
        @Override
        public List<String> contactsNamed() {
            return List.of(contactId);
        }
    }

    /**
     * Somebody of whom nothing is to be kept.
     *
     * @param revision what was told later is of somebody who has begun anew
     */
    record Forgotten(String corpId, String contactId, long revision) {}

    /** Keeps how people stand, unless something later is known. */
    void keep(List<Told> told);

    /** Forgets how people stood; as often as one likes. */
    void forget(List<Forgotten> forgotten);

    Optional<Told> find(String corpId, String contactId);

    /** The people for whom a version holds, in the order of their ids, from after one. */
    List<Member> list(String corpId, Rule.Key rule, int limit, @Nullable String after);
}
