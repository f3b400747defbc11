package dev.scrm.contact.identity.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.identity.CreationReceipts;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The receipts, one document each. */
@Component
class MongoCreationReceipts implements CreationReceipts, Indexed {
    private static final Duration KEPT = Duration.ofDays(1);

    private final MongoCollection<CreationReceiptDocument> collection;

    MongoCreationReceipts(MongoDatabase database) {
        this.collection = database.getCollection("contact-creation-receipts", CreationReceiptDocument.class);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("at"));
    }

    @Override
    public Optional<Kept> find(String corpId, String caller, String idempotencyKey) {
        var id = CreationReceiptDocument.documentId(corpId, caller, idempotencyKey);
        return Optional.ofNullable(collection.find(eq("_id", id)).first()).map(CreationReceiptDocument::kept);
    }

    @Override
    public Kept keep(String corpId, String caller, String idempotencyKey, Kept kept) {
        collection.deleteMany(lt("at", kept.at().minus(KEPT)));
        var id = CreationReceiptDocument.documentId(corpId, caller, idempotencyKey);
        return AlreadyThere.insertUnless(collection, CreationReceiptDocument.of(id, corpId, kept))
                ? kept
                : find(corpId, caller, idempotencyKey).orElse(kept);
    }
}
