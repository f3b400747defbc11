package dev.scrm.contact.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Links records into the chain of their corp. One consumer does so for a corp at a time; should two do it for a moment, the places
 * of the chain decide who was first, and the other begins again.
 */
public final class LinkRecords {
    private static final int MOST_TRIES = 20;

    private final AuditChains chains;
    private final HeadSeal seal;
    private final VerifyChain verifyChain;

    LinkRecords(AuditChains chains, HeadSeal seal) {
        this.chains = chains;
        this.seal = seal;
        this.verifyChain = new VerifyChain(chains, seal);
    }

    /**
     * Where a chain goes on.
     *
     * @param whole whether all from the sealed head to here is as it was linked; nothing else is ever sealed
     */
    private record End(ChainPlace place, boolean whole) {}

    /** @param records of one corp, in their order; those that are linked already stay where they are */
    public void link(String corpId, List<AuditRecord> records) {
        Map<String, AuditRecord> byId = new LinkedHashMap<>();
        records.forEach(record -> byId.putIfAbsent(record.id(), record));
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            // What is known is read after the end: whatever somebody else links in between is known then, or has taken
            // the place.
            var end = end(corpId);
            var known = chains.linked(corpId, byId.keySet());
            var linked = linkedTo(end.place(), byId, known);
            if (linked.isEmpty() || chains.append(linked)) {
                if (end.whole()) {
                    var reached =
                            linked.isEmpty() ? end.place() : linked.getLast().place();
                    chains.keepHead(corpId, seal.seal(corpId, reached));
                }
                return;
            }
        }
        throw new IllegalStateException("Expected to link records of %s within %d tries".formatted(corpId, MOST_TRIES));
    }

    private static List<LinkedRecord> linkedTo(ChainPlace end, Map<String, AuditRecord> byId, Set<String> known) {
        List<LinkedRecord> linked = new ArrayList<>();
        var place = end;
        for (var record : byId.values()) {
            if (!known.contains(record.id())) {
                var next = LinkedRecord.after(place, record);
                linked.add(next);
                place = next.place();
            }
        }
        return linked;
    }

    /** What is not whole is gone on from all the same, so that no record is lost, and its head stays: it is what tells of it. */
    private End end(String corpId) {
        var head = chains.head(corpId);
        if (head.isEmpty()) {
            return withoutHead(corpId);
        }
        return verifyChain
                .reachedFrom(corpId, head.get())
                .map(place -> new End(place, true))
                .orElseGet(() -> new End(broken(corpId, head.get()), false));
    }

    /**
     * A chain has its head before it has a record, so that whatever dies in between leaves none without; to make one later would hide
     * that it was taken away.
     */
    private End withoutHead(String corpId) {
        var last = chains.last(corpId);
        if (last.isEmpty()) {
            chains.keepHead(corpId, seal.seal(corpId, ChainPlace.START));
        }
        return new End(last.orElse(ChainPlace.START), last.isEmpty());
    }

    /**
     * Where a chain was cut off it goes on behind the cut: to go on before it would hide what is missing. What a head says that
     * nobody sealed here counts for nothing.
     */
    private ChainPlace broken(String corpId, ChainHead head) {
        var last = chains.last(corpId).orElse(ChainPlace.START);
        return seal.isSealed(corpId, head) && head.place().sequence() > last.sequence() ? head.place() : last;
    }
}
