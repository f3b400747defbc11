package dev.scrm.contact.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proposals without a database, for tests of what uses them. */
public final class InMemoryMergeProposals implements MergeProposals {
    private final Map<String, MergeProposal> proposals = new TreeMap<>();

    @Override
    public synchronized boolean propose(MergeProposal proposal) {
        var known = find(proposal.corpId(), proposal.id());
        if (known.filter(one -> one.status() != MergeProposal.Status.MERGED).isPresent()) {
            return true;
        }
        boolean room = Stream.of(proposal.contactId(), proposal.otherContactId())
                .allMatch(contactId ->
                        openOf(proposal.corpId(), List.of(contactId)).size() < MOST_OPEN);
        if (room) {
            proposals.put(key(proposal.corpId(), proposal.id()), proposal);
        }
        return room;
    }

    @Override
    public synchronized Optional<MergeProposal> find(String corpId, String id) {
        return Optional.ofNullable(proposals.get(key(corpId, id)));
    }

    @Override
    public synchronized boolean decide(MergeProposal decided) {
        var key = key(decided.corpId(), decided.id());
        return find(decided.corpId(), decided.id())
                .filter(known -> MergeProposal.undecidedFor(decided.status()).contains(known.status()))
                .map(_ -> proposals.put(key, decided))
                .isPresent();
    }

    @Override
    public synchronized List<MergeProposal> openOf(String corpId, Collection<String> contactIds) {
        return list(corpId, MergeProposal.Status.OPEN, Integer.MAX_VALUE, null).stream()
                .filter(proposal ->
                        contactIds.contains(proposal.contactId()) || contactIds.contains(proposal.otherContactId()))
                .toList();
    }

    @Override
    public synchronized List<MergeProposal> list(
            String corpId, MergeProposal.Status status, int limit, @Nullable String after) {
        return proposals.values().stream()
                .filter(proposal -> proposal.corpId().equals(corpId) && proposal.status() == status)
                .filter(proposal -> after == null || proposal.id().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    private static String key(String corpId, String id) {
        return corpId + ":" + id;
    }
}
