package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.contact.behavior.Quarantine;
import dev.scrm.contact.behavior.Quarantined;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What could not be read, a document each. */
@Component
class MongoQuarantine implements Quarantine, Indexed {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<QuarantinedDocument> collection;
    private final PersonalSeal seal;

    MongoQuarantine(MongoDatabase database, PersonalSeal seal) {
        this.seal = seal;
        this.collection = database.getCollection("behavior-quarantine", QuarantinedDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "id"));
        collection.createIndex(ascending("corp", "source", "id"));
        collection.createIndex(ascending("corp", "code", "id"));
        collection.createIndex(ascending("receivedAt"));
    }

    @Override
    public void put(List<Quarantined> quarantined) {
        var writes = quarantined.stream()
                .map(one -> QuarantinedDocument.of(one, seal))
                .sorted(Comparator.comparing(QuarantinedDocument::documentId))
                .map(document -> new ReplaceOneModel<>(eq("_id", document.documentId()), document, UPSERT))
                .toList();
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // Somebody else put the same in at the same moment.
            AlreadyThere.orThrow(e);
        }
    }

    @Override
    public Optional<Quarantined> find(String corpId, String id) {
        return Optional.ofNullable(collection
                        .find(eq("_id", QuarantinedDocument.documentId(corpId, id)))
                        .first())
                .map(document -> document.quarantined(seal));
    }

    @Override
    public List<Quarantined> list(Wanted wanted, int limit, @Nullable String after) {
        List<Bson> conditions = new ArrayList<>(List.of(eq("corp", wanted.corpId())));
        if (wanted.sourceId() != null) {
            conditions.add(eq("source", wanted.sourceId()));
        }
        if (wanted.code() != null) {
            conditions.add(eq("code", wanted.code()));
        }
        if (after != null) {
            conditions.add(gt("id", after));
        }
        List<Quarantined> found = new ArrayList<>();
        for (var document :
                collection.find(and(conditions)).sort(ascending("id")).limit(limit)) {
            found.add(document.quarantined(seal));
        }
        return found;
    }

    @Override
    public void remove(String corpId, Collection<String> ids) {
        var documentIds = ids.stream()
                .map(id -> QuarantinedDocument.documentId(corpId, id))
                .toList();
        collection.deleteMany(in("_id", documentIds));
    }

    @Override
    public void forgetBefore(Instant receivedAt) {
        collection.deleteMany(lt("receivedAt", receivedAt));
    }
}
