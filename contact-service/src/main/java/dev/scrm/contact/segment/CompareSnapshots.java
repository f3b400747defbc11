package dev.scrm.contact.segment;

import dev.scrm.contact.segment.SegmentMembers.Member;
import dev.scrm.contact.segment.SegmentSnapshot.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says who is in one snapshot and not in another. */
public final class CompareSnapshots {
    private static final int PAGE = 1_000;
    /** Of lists that hardly differ a page may be short: nobody waits for a walk along all of them. */
    private static final int LOOKED_AT = 20 * PAGE;

    private final SegmentSnapshots snapshots;

    CompareSnapshots(SegmentSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * How many are in which of them.
     *
     * @param came in the later only
     * @param went in the earlier only
     */
    public record Counts(long came, long went, long stayed) {}

    /**
     * People who are in one only.
     *
     * @param after where to go on; null at the end
     */
    public record Some(List<Member> members, @Nullable String after) {
        public Some {
            members = List.copyOf(members);
        }
    }

    /** Walks along the shorter of both. */
    public Counts count(SegmentSnapshot earlier, SegmentSnapshot later) {
        requireTaken(earlier);
        requireTaken(later);
        boolean alongEarlier = earlier.members() <= later.members();
        var walked = alongEarlier ? earlier : later;
        var other = alongEarlier ? later : earlier;
        long stayed = 0;
        String after = null;
        do {
            var page = ids(snapshots.members(walked, PAGE, after));
            stayed += page.isEmpty() ? 0 : snapshots.among(other, page).size();
            after = page.size() < PAGE ? null : page.getLast();
        } while (after != null);
        return new Counts(later.members() - stayed, earlier.members() - stayed, stayed);
    }

    /** Those of one who are not in the other, in the order of their ids. */
    public Some only(SegmentSnapshot in, SegmentSnapshot notIn, int limit, @Nullable String from) {
        requireTaken(in);
        requireTaken(notIn);
        List<Member> found = new ArrayList<>();
        var after = from;
        for (int looked = 0; looked < LOOKED_AT; looked += PAGE) {
            var page = snapshots.members(in, PAGE, after);
            var both = page.isEmpty() ? Set.<String>of() : snapshots.among(notIn, ids(page));
            for (var member : page) {
                if (!both.contains(member.contactId())) {
                    found.add(member);
                }
                if (found.size() == limit) {
                    return new Some(found, member.contactId());
                }
            }
            if (page.size() < PAGE) {
                return new Some(found, null);
            }
            after = page.getLast().contactId();
        }
        return new Some(found, after);
    }

    private static List<String> ids(List<Member> members) {
        return members.stream().map(Member::contactId).toList();
    }

    private static void requireTaken(SegmentSnapshot snapshot) {
        if (snapshot.state() != State.TAKEN) {
            throw SegmentRefused.snapshotNotTaken(snapshot.id());
        }
    }
}
