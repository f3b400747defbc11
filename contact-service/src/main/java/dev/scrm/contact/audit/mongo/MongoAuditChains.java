package dev.scrm.contact.audit.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import dev.scrm.contact.audit.AuditChains;
import dev.scrm.contact.audit.ChainHead;
import dev.scrm.contact.audit.ChainPlace;
import dev.scrm.contact.audit.LinkedRecord;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The chains, in blocks of records that were linked together, and their heads. */
@Component
class MongoAuditChains implements AuditChains, Indexed {
    private static final Bson NEWEST_FIRST = descending("_id");
    private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

    private final MongoCollection<Document> blocks;
    private final MongoCollection<Document> heads;

    MongoAuditChains(MongoDatabase database) {
        this.blocks = database.getCollection("audit-records").withWriteConcern(WriteConcern.MAJORITY);
        this.heads = database.getCollection("audit-heads").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        blocks.createIndex(ascending("corpId", "ids"));
        blocks.createIndex(ascending("corpId", "latest"));
        for (var field : List.of("contactIds", "actors", "kinds")) {
            blocks.createIndex(compoundIndex(ascending("corpId", field), descending("from")));
        }
    }

    @Override
    public Optional<ChainPlace> last(String corpId) {
        return Optional.ofNullable(blocks.find(of(corpId)).sort(NEWEST_FIRST).first())
                .map(block -> BlockDocuments.stored(corpId, block).getLast())
                .map(MongoAuditChains::place);
    }

    /** Of what is no record any more the place alone: nothing goes on from its hash. */
    private static ChainPlace place(Stored last) {
        return last.record().map(LinkedRecord::place).orElseGet(() -> new ChainPlace(last.sequence(), "unreadable"));
    }

    @Override
    public Set<String> linked(String corpId, Collection<String> recordIds) {
        Set<String> linked = new HashSet<>();
        for (var block :
                blocks.find(and(eq("corpId", corpId), in("ids", recordIds))).projection(include("ids"))) {
            linked.addAll(block.getList("ids", String.class));
        }
        linked.retainAll(recordIds);
        return linked;
    }

    @Override
    public boolean append(List<LinkedRecord> linked) {
        List<Document> documents = new ArrayList<>();
        for (int from = 0; from < linked.size(); from += BlockDocuments.MOST) {
            documents.add(BlockDocuments.of(linked.subList(from, Math.min(linked.size(), from + BlockDocuments.MOST))));
        }
        try {
            blocks.insertMany(documents, IN_ORDER);
            return true;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<ChainHead> head(String corpId) {
        return Optional.ofNullable(heads.find(eq("_id", corpId)).first())
                .map(head -> new ChainHead(place(head), String.valueOf(head.get("seal"))));
    }

    @Override
    public void keepHead(String corpId, ChainHead head) {
        var place = head.place();
        var farther = and(eq("_id", corpId), lt("sequence", place.sequence()));
        var values = combine(set("sequence", place.sequence()), set("hash", place.hash()), set("seal", head.seal()));
        AlreadyThere.upsertUnless(heads, farther, values);
    }

    @Override
    public void walk(String corpId, long after, Predicate<Stored> visitor) {
        try (var found = blocks.find(and(of(corpId), gte("_id", blockOf(corpId, after + 1))))
                .sort(ascending("_id"))
                .cursor()) {
            while (found.hasNext()) {
                for (var stored : BlockDocuments.storedAfter(corpId, found.next(), after)) {
                    if (stored.sequence() > after && !visitor.test(stored)) {
                        return;
                    }
                }
            }
        }
    }

    /** The block in which a place is, or would be. */
    private String blockOf(String corpId, long sequence) {
        var place = BlockDocuments.id(corpId, sequence);
        var block = blocks.find(and(of(corpId), lte("_id", place)))
                .sort(NEWEST_FIRST)
                .projection(include("_id"))
                .first();
        return block == null ? place : block.getString("_id");
    }

    @Override
    public List<LinkedRecord> list(Wanted wanted, int limit, long below) {
        List<LinkedRecord> found = new ArrayList<>();
        try (var documents = blocks(wanted, below).batchSize(limit).cursor()) {
            while (found.size() < limit && documents.hasNext()) {
                // What is no record any more is for the verification to tell.
                BlockDocuments.stored(wanted.corpId(), documents.next()).reversed().stream()
                        .flatMap(stored -> stored.record().stream())
                        .filter(linked -> linked.sequence() < below && wanted.includes(linked.record()))
                        .limit(limit - found.size())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Blocks that may have some of them: along what they are found by, and along the index of ids where that is everything. */
    private FindIterable<Document> blocks(Wanted wanted, long below) {
        var found = found(wanted);
        var time = time(wanted);
        return found.isEmpty()
                ? blocks.find(and(of(wanted.corpId()), lt("_id", BlockDocuments.id(wanted.corpId(), below)), time))
                        .sort(NEWEST_FIRST)
                : blocks.find(and(eq("corpId", wanted.corpId()), and(found), lt("from", below), time))
                        .sort(descending("from"));
    }

    private static List<Bson> found(Wanted wanted) {
        List<Bson> filters = new ArrayList<>();
        if (wanted.contactId() != null) {
            filters.add(eq("contactIds", wanted.contactId()));
        }
        if (wanted.actor() != null) {
            filters.add(eq("actors", wanted.actor()));
        }
        if (wanted.kind() != null) {
            filters.add(eq("kinds", wanted.kind().word()));
        }
        if (wanted.from() != null) {
            filters.add(gte("latest", Date.from(wanted.from())));
        }
        return filters;
    }

    private static Bson time(Wanted wanted) {
        return wanted.before() == null ? empty() : lt("earliest", Date.from(wanted.before()));
    }

    private static Bson of(String corpId) {
        return and(gt("_id", corpId + ":"), lt("_id", BlockDocuments.beyond(corpId)));
    }

    private static ChainPlace place(Document document) {
        return new ChainPlace(document.get("sequence", Number.class).longValue(), String.valueOf(document.get("hash")));
    }
}
