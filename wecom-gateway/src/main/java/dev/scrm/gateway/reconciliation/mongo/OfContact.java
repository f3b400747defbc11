package dev.scrm.gateway.reconciliation.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexOptions;
import org.bson.BsonType;
import org.bson.conversions.Bson;

/** Documents that name a contact, found when the contact is erased. */
final class OfContact {
    static final String CONTACT = "contact";
    static final Bson INDEX = ascending("corp", CONTACT);

    /** Most documents name nobody. */
    static final IndexOptions PARTIAL = new IndexOptions().partialFilterExpression(type(CONTACT, BsonType.STRING));

    private OfContact() {}

    static Bson named(String corpId, String contactId) {
        return and(eq("corp", corpId), type(CONTACT, BsonType.STRING), eq(CONTACT, contactId));
    }
}
