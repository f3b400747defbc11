package dev.scrm.contact.audit;

import dev.scrm.contact.audit.AuditChains.Stored;
import dev.scrm.platform.events.Slug;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through a chain and names the first place at which it is not what was linked. */
public final class VerifyChain {
    /** What can be wrong with a place. */
    public enum Flaw {
        /** No record is there. */
        MISSING,
        /** What is there is not what was hashed. */
        CHANGED,
        /** It does not go on from the one before. */
        UNLINKED,
        /** The chain went farther once. */
        CUT_OFF,
        /** Nobody who has the key sealed the head. */
        HEAD_FORGED,
        /** There are records and no head. */
        HEAD_MISSING,
        /** The head, or what the caller noted, is not what the chain has at its place. */
        DIFFERS;

        /** Its name on the wire. */
        public String word() {
            return Slug.of(this);
        }
    }

    /** Where a chain is broken first. */
    public record Break(long sequence, Flaw flaw) {}

    /**
     * What was found.
     *
     * @param checked how many records
     * @param upTo all before it and itself is whole; from here one goes on
     * @param done whether the end was reached, or a break
     * @param head how far the chain goes as its head says
     */
    public record Verdict(
            long checked,
            ChainPlace upTo,
            boolean done,
            @Nullable Break broken,
            @Nullable ChainPlace head) {}

    private final AuditChains chains;
    private final HeadSeal seal;

    VerifyChain(AuditChains chains, HeadSeal seal) {
        this.chains = chains;
        this.seal = seal;
    }

    /**
     * @param noted a place that the caller has kept, or the one up to which it was whole the last time
     * @param limit how many records at most
     */
    public Verdict verify(String corpId, ChainPlace noted, int limit) {
        // Read first: the chain may grow meanwhile, and never gets shorter.
        return verify(corpId, chains.head(corpId), noted, limit);
    }

    /** The last place of what is whole from a sealed head on; empty where anything is not, the head's own place included. */
    Optional<ChainPlace> reachedFrom(String corpId, ChainHead head) {
        var verdict = verify(corpId, Optional.of(head), head.place(), Integer.MAX_VALUE);
        return verdict.broken() == null ? Optional.of(verdict.upTo()) : Optional.empty();
    }

    private Verdict verify(String corpId, Optional<ChainHead> head, ChainPlace noted, int limit) {
        if (head.isPresent() && !seal.isSealed(corpId, head.get())) {
            return new Walk(noted, limit, head).broken(head.get().place().sequence(), Flaw.HEAD_FORGED);
        }
        var walk = new Walk(noted, limit, head);
        if (noted.sequence() > 0) {
            // Begins one earlier, to see that the place is still what was noted.
            chains.walk(corpId, noted.sequence() - 1, stored -> walk.atNoted(stored));
            if (!walk.notedSeen && walk.broken == null) {
                return walk.broken(noted.sequence(), Flaw.MISSING);
            }
        }
        if (walk.broken == null) {
            chains.walk(corpId, noted.sequence(), walk::visit);
        }
        return walk.verdict();
    }

    /** One walk along a chain. */
    private static final class Walk {
        private final ChainPlace noted;
        private final int limit;
        private final Optional<ChainPlace> head;
        private ChainPlace place;
        private long checked;
        private boolean notedSeen;
        private boolean stopped;
        private @Nullable Break broken;

        Walk(ChainPlace noted, int limit, Optional<ChainHead> head) {
            this.noted = noted;
            this.limit = limit;
            this.head = head.map(ChainHead::place);
            this.place = noted;
        }

        boolean atNoted(Stored stored) {
            if (stored.sequence() == noted.sequence()) {
                notedSeen = true;
                var intact = stored.record().filter(LinkedRecord::isIntact);
                if (intact.isEmpty()) {
                    broken = new Break(noted.sequence(), Flaw.CHANGED);
                } else if (!intact.get().hash().equals(noted.hash()) || differsFromHead(intact.get())) {
                    broken = new Break(noted.sequence(), Flaw.DIFFERS);
                }
            }
            return false;
        }

        boolean visit(Stored stored) {
            if (checked == limit) {
                stopped = true;
                return false;
            }
            var flaw = flaw(stored);
            if (flaw.isPresent()) {
                broken = new Break(place.sequence() + 1, flaw.get());
                return false;
            }
            place = stored.record().orElseThrow().place();
            checked++;
            return true;
        }

        private Optional<Flaw> flaw(Stored stored) {
            if (stored.sequence() != place.sequence() + 1) {
                return Optional.of(Flaw.MISSING);
            }
            var intact = stored.record().filter(LinkedRecord::isIntact);
            if (intact.isEmpty()) {
                return Optional.of(Flaw.CHANGED);
            }
            if (!intact.get().previousHash().equals(place.hash())) {
                return Optional.of(Flaw.UNLINKED);
            }
            return differsFromHead(intact.get()) ? Optional.of(Flaw.DIFFERS) : Optional.empty();
        }

        private boolean differsFromHead(LinkedRecord linked) {
            return head.filter(known -> known.sequence() == linked.sequence()
                            && !known.hash().equals(linked.hash()))
                    .isPresent();
        }

        Verdict broken(long sequence, Flaw flaw) {
            broken = new Break(sequence, flaw);
            return verdict();
        }

        Verdict verdict() {
            if (broken == null && !stopped) {
                broken = atTheEnd();
            }
            return new Verdict(checked, place, !stopped, broken, head.orElse(null));
        }

        private @Nullable Break atTheEnd() {
            if (head.isEmpty()) {
                return place.sequence() > 0 ? new Break(place.sequence(), Flaw.HEAD_MISSING) : null;
            }
            return head.get().sequence() > place.sequence() ? new Break(place.sequence() + 1, Flaw.CUT_OFF) : null;
        }
    }
}
