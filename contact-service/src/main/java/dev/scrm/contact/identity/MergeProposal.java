package dev.scrm.contact.identity;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Slug;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That two contacts may be one person, for somebody to decide.
 *
 * @param id derived from the two, so that they are proposed once whatever speaks for it
 * @param contactId one that claims what speaks for it, whoever it is seen as; the one whose id comes first
 * @param because what speaks for it, such as {@code identity:phone}
 * @param decidedBy who decided; absent while it is open, and when the two became one otherwise
 */
public record MergeProposal(
        String corpId,
        String id,
        String contactId,
        String otherContactId,
        String because,
        Status status,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** How it stands. */
    public enum Status {
        OPEN,
        ACCEPTED,
        DISMISSED,
        /** The two became one otherwise; should they be two again, and nobody have parted one from the other, they may be proposed. */
        MERGED;

        /** By its name on the wire; refused when there is none. */
        public static Status of(String word) {
            return Arrays.stream(values())
                    .filter(status -> Slug.of(status).equals(word))
                    .findFirst()
                    .orElseThrow(() -> IdentityRefused.statusUnknown(word));
        }
    }

    public MergeProposal {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        requireNonNull(contactId, "contactId");
        requireNonNull(otherContactId, "otherContactId");
        requireNonNull(because, "because");
        requireNonNull(status, "status");
        requireNonNull(proposedAt, "proposedAt");
    }

    /** How it may stand when that is decided: who accepts merges the two, which is heard before the acceptance is written down. */
    public static List<Status> undecidedFor(Status decision) {
        return decision == Status.ACCEPTED ? List.of(Status.OPEN, Status.MERGED) : List.of(Status.OPEN);
    }

    static MergeProposal of(String corpId, String one, String other, String because, Instant now) {
        var pair = Stream.of(one, other).sorted().toList();
        var id = Ids.derived("merge-proposal", corpId, pair.getFirst(), pair.getLast());
        return new MergeProposal(corpId, id, pair.getFirst(), pair.getLast(), because, Status.OPEN, now, null, null);
    }

    MergeProposal merged(Instant now) {
        return new MergeProposal(corpId, id, contactId, otherContactId, because, Status.MERGED, proposedAt, null, now);
    }

    MergeProposal decided(Status decision, String by, Instant now) {
        return new MergeProposal(corpId, id, contactId, otherContactId, because, decision, proposedAt, by, now);
    }
}
