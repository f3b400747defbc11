package dev.scrm.contact.audit.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The chains, one document a record, and their heads. */
@Component
class MongoAuditChains implements AuditChains, Indexed {
    private static final IndexOptions UNIQUE = new IndexOptions().unique(true);
    private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

    private final MongoCollection<Document> records;
    private final MongoCollection<Document> heads;

    MongoAuditChains(MongoDatabase database) {
        this.records = database.getCollection("audit-records").withWriteConcern(WriteConcern.MAJORITY);
        this.heads = database.getCollection("audit-heads").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        records.createIndex(ascending("corpId", "sequence"), UNIQUE);
        records.createIndex(newestFirst("corpId"));
        records.createIndex(newestFirst("corpId", "contactIds"));
        records.createIndex(newestFirst("corpId", "actor"));
        // Reveals and changes are few among reads.
        records.createIndex(newestFirst("corpId", "kind"));
    }

    private static Bson newestFirst(String... fields) {
        return compoundIndex(ascending(fields), descending("at", "sequence"));
    }

    @Override
    public Optional<ChainPlace> last(String corpId) {
        var last = records.find(eq("corpId", corpId))
                .sort(descending("sequence"))
                .projection(include("sequence", "hash"))
                .first();
        return Optional.ofNullable(last).map(MongoAuditChains::place);
    }

    @Override
    public Set<String> linked(String corpId, Collection<String> recordIds) {
        Set<String> linked = new HashSet<>();
        for (var document :
                records.find(and(eq("corpId", corpId), in("_id", recordIds))).projection(include("_id"))) {
            linked.add(document.getString("_id"));
        }
        return linked;
    }

    @Override
    public boolean append(List<LinkedRecord> linked) {
        try {
            records.insertMany(linked.stream().map(LinkedDocuments::of).toList(), IN_ORDER);
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
        try (var found = records.find(and(eq("corpId", corpId), gt("sequence", after)))
                .sort(ascending("sequence"))
                .cursor()) {
            while (found.hasNext() && visitor.test(LinkedDocuments.stored(found.next()))) {
                // the visitor keeps what it has seen
            }
        }
    }

    @Override
    public List<LinkedRecord> list(Wanted wanted, int limit, @Nullable Place before) {
        List<LinkedRecord> found = new ArrayList<>();
        try (var documents = records.find(and(filters(wanted, before)))
                .sort(descending("at", "sequence"))
                .batchSize(limit)
                .cursor()) {
            while (found.size() < limit && documents.hasNext()) {
                // What is no record any more is for the verification to tell.
                LinkedDocuments.stored(documents.next()).record().ifPresent(found::add);
            }
        }
        return found;
    }

    private static List<Bson> filters(Wanted wanted, @Nullable Place before) {
        List<Bson> filters = new ArrayList<>();
        filters.add(eq("corpId", wanted.corpId()));
        if (wanted.contactId() != null) {
            filters.add(eq("contactIds", wanted.contactId()));
        }
        if (wanted.actor() != null) {
            filters.add(eq("actor", wanted.actor()));
        }
        if (wanted.kind() != null) {
            filters.add(eq("kind", wanted.kind().word()));
        }
        if (wanted.from() != null) {
            filters.add(gte("at", Date.from(wanted.from())));
        }
        if (wanted.before() != null) {
            filters.add(lt("at", Date.from(wanted.before())));
        }
        if (before != null) {
            var at = Date.from(before.at());
            filters.add(or(lt("at", at), and(eq("at", at), lt("sequence", before.sequence()))));
        }
        return filters;
    }

    private static ChainPlace place(Document document) {
        return new ChainPlace(document.get("sequence", Number.class).longValue(), String.valueOf(document.get("hash")));
    }
}
