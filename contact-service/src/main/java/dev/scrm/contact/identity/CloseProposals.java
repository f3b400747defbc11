package dev.scrm.contact.identity;

import dev.scrm.contact.contact.Contacts;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;

/** Closes what is proposed of contacts that became one otherwise: there is nothing left to decide. */
public final class CloseProposals {
    private final MergeProposals proposals;
    private final Contacts contacts;
    private final Clock clock;

    CloseProposals(MergeProposals proposals, Contacts contacts, Clock clock) {
        this.proposals = proposals;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Those that name contacts which were merged; as often as one likes. */
    public void close(String corpId, Set<String> merged) {
        var open = proposals.openOf(corpId, merged);
        if (open.isEmpty()) {
            return;
        }
        var named = open.stream().flatMap(CloseProposals::named).distinct().toList();
        var seenAs = contacts.seenAs(corpId, named);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        open.stream()
                .filter(proposal -> named(proposal).allMatch(seenAs::containsKey)
                        && named(proposal).map(seenAs::get).distinct().count() == 1)
                .forEach(proposal -> proposals.decide(proposal.merged(now)));
    }

    private static Stream<String> named(MergeProposal proposal) {
        return Stream.of(proposal.contactId(), proposal.otherContactId());
    }
}
