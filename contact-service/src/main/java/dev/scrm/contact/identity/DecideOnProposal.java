package dev.scrm.contact.identity;

import dev.scrm.contact.contact.ContactId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Accepts and dismisses what was proposed. */
public final class DecideOnProposal {
    private final MergeProposals proposals;
    private final MergeContacts mergeContacts;
    private final Clock clock;

    DecideOnProposal(MergeProposals proposals, MergeContacts mergeContacts, Clock clock) {
        this.proposals = proposals;
        this.mergeContacts = mergeContacts;
        this.clock = clock;
    }

    /** Merges the two; merged first, so that an acceptance that was written down was carried out. */
    public MergeProposal accept(String corpId, String id, String by) {
        var open = open(corpId, id);
        mergeContacts.merge(
                new ContactId(corpId, open.contactId()), new ContactId(corpId, open.otherContactId()), "by:" + by);
        return decide(open, MergeProposal.Status.ACCEPTED, by);
    }

    /** The two are not proposed any more. */
    public MergeProposal dismiss(String corpId, String id, String by) {
        return decide(open(corpId, id), MergeProposal.Status.DISMISSED, by);
    }

    private MergeProposal open(String corpId, String id) {
        var proposal = proposals.find(corpId, id).orElseThrow(() -> IdentityRefused.proposalUnknown(id));
        if (proposal.status() != MergeProposal.Status.OPEN) {
            throw IdentityRefused.proposalDecided(proposal);
        }
        return proposal;
    }

    private MergeProposal decide(MergeProposal open, MergeProposal.Status decision, String by) {
        var decided = open.decided(decision, by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!proposals.decide(decided)) {
            throw IdentityRefused.proposalDecided(open(open.corpId(), open.id()));
        }
        return decided;
    }
}
