package dev.scrm.contact.identity.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import dev.scrm.contact.identity.MergeProposal;
import dev.scrm.contact.identity.MergeProposals;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The proposals, one document for each pair of contacts. */
@Component
class MongoMergeProposals implements MergeProposals, Indexed {
    private final MongoCollection<ProposalDocument> collection;

    MongoMergeProposals(MongoDatabase database) {
        this.collection = database.getCollection("merge-proposals", ProposalDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "status", "id"));
        collection.createIndex(ascending("corp", "contact", "status"));
        collection.createIndex(ascending("corp", "otherContact", "status"));
    }

    @Override
    public boolean propose(MergeProposal proposal) {
        var known = find(proposal.corpId(), proposal.id());
        if (known.filter(one -> one.status() != MergeProposal.Status.MERGED).isPresent()) {
            return true;
        }
        if (!hasRoom(proposal.corpId(), proposal.contactId())
                || !hasRoom(proposal.corpId(), proposal.otherContactId())) {
            return false;
        }
        var document = ProposalDocument.of(proposal);
        if (known.isPresent() || !AlreadyThere.insertUnless(collection, document)) {
            collection.replaceOne(
                    and(eq("_id", document.documentId()), eq("status", MergeProposal.Status.MERGED.name())), document);
        }
        return true;
    }

    private boolean hasRoom(String corpId, String contactId) {
        return open(corpId, "contact", contactId) + open(corpId, "otherContact", contactId) < MOST_OPEN;
    }

    private long open(String corpId, String as, String contactId) {
        return collection.countDocuments(
                and(eq("corp", corpId), eq(as, contactId), eq("status", MergeProposal.Status.OPEN.name())),
                new CountOptions().limit(MOST_OPEN));
    }

    @Override
    public Optional<MergeProposal> find(String corpId, String id) {
        return Optional.ofNullable(collection
                        .find(eq("_id", ProposalDocument.documentId(corpId, id)))
                        .first())
                .map(ProposalDocument::proposal);
    }

    @Override
    public boolean decide(MergeProposal decided) {
        var document = ProposalDocument.of(decided);
        var undecided = MergeProposal.undecidedFor(decided.status()).stream()
                .map(Enum::name)
                .toList();
        var open = and(eq("_id", document.documentId()), in("status", undecided));
        return collection.replaceOne(open, document).getMatchedCount() == 1;
    }

    @Override
    public List<MergeProposal> openOf(String corpId, Collection<String> contactIds) {
        var ofCorp = eq("corp", corpId);
        var named = or(and(ofCorp, in("contact", contactIds)), and(ofCorp, in("otherContact", contactIds)));
        return collection
                .find(and(named, eq("status", MergeProposal.Status.OPEN.name())))
                .map(ProposalDocument::proposal)
                .into(new ArrayList<>());
    }

    @Override
    public List<MergeProposal> list(String corpId, MergeProposal.Status status, int limit, @Nullable String after) {
        var wanted = and(eq("corp", corpId), eq("status", status.name()));
        List<MergeProposal> proposals = new ArrayList<>();
        for (var document : collection
                .find(after == null ? wanted : and(wanted, gt("id", after)))
                .sort(ascending("id"))
                .limit(limit)) {
            proposals.add(document.proposal());
        }
        return proposals;
    }
}
