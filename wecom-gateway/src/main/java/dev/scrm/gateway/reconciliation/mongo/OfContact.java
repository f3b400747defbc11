package dev.scrm.gateway.reconciliation.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Documents that name a contact, found when the contact is erased. */
final class OfContact {
    static final String CONTACT = "contact";
    static final Bson INDEX = ascending("corp", CONTACT);

    /** Most documents name nobody. */
    static final IndexOptions PARTIAL = new IndexOptions().partialFilterExpression(type(CONTACT, BsonType.STRING));

    private static final int AT_ONCE = 1_000;

    private OfContact() {}

    static Bson named(String corpId, String contactId) {
        return and(eq("corp", corpId), type(CONTACT, BsonType.STRING), eq(CONTACT, contactId));
    }

    /** Gives the contact's id to documents of a corp that were kept without. */
    static void name(
            MongoCollection<Document> documents,
            String corpId,
            Bson which,
            Function<Document, Optional<String>> contactId) {
        List<UpdateOneModel<Document>> writes = new ArrayList<>();
        for (var document : documents.find(and(which, exists(CONTACT, false)))) {
            contactId
                    .apply(document)
                    .ifPresent(contact -> writes.add(new UpdateOneModel<>(
                            eq("_id", document.get("_id")), combine(set("corp", corpId), set(CONTACT, contact)))));
            if (writes.size() == AT_ONCE) {
                documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
                writes.clear();
            }
        }
        if (!writes.isEmpty()) {
            documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }
}
