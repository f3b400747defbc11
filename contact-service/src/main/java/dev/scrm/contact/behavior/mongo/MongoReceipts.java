package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.behavior.Receipts;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The receipts, one document each. */
@Component
class MongoReceipts implements Receipts, Indexed {
    private final MongoCollection<ReceiptDocument> collection;
    private final PersonalSeal seal;

    MongoReceipts(MongoDatabase database, PersonalSeal seal) {
        this.seal = seal;
        this.collection = database.getCollection("behavior-receipts", ReceiptDocument.class);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("at"));
    }

    @Override
    public Optional<Kept> find(String corpId, String sourceId, String idempotencyKey) {
        var id = ReceiptDocument.documentId(corpId, sourceId, idempotencyKey);
        return Optional.ofNullable(collection.find(eq("_id", id)).first()).map(document -> document.kept(corpId, seal));
    }

    @Override
    public void keep(String corpId, String sourceId, String idempotencyKey, Kept kept, Instant at) {
        var id = ReceiptDocument.documentId(corpId, sourceId, idempotencyKey);
        AlreadyThere.insertUnless(collection, ReceiptDocument.of(corpId, id, kept, at, seal));
    }

    @Override
    public void forgetBefore(Instant at) {
        collection.deleteMany(lt("at", at));
    }
}
