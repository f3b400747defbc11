package dev.scrm.contact.identity.mongo;

import dev.scrm.contact.identity.MergeProposal;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A merge proposal as it lies in MongoDB; public because the driver reads records by reflection. */
public record ProposalDocument(
        @BsonId String documentId,
        String corp,
        String id,
        String contact,
        String otherContact,
        String because,
        MergeProposal.Status status,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    static ProposalDocument of(MergeProposal proposal) {
        return new ProposalDocument(
                documentId(proposal.corpId(), proposal.id()),
                proposal.corpId(),
                proposal.id(),
                proposal.contactId(),
                proposal.otherContactId(),
                proposal.because(),
                proposal.status(),
                proposal.proposedAt(),
                proposal.decidedBy(),
                proposal.decidedAt());
    }

    MergeProposal proposal() {
        return new MergeProposal(corp, id, contact, otherContact, because, status, proposedAt, decidedBy, decidedAt);
    }

    static String documentId(String corpId, String id) {
        return corpId + ":" + id;
    }
}
