package dev.scrm.ticket.ticket.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.ticket.ticket.ErasedContacts;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Erased contacts, a document each: an id and a time. */
@Component
class MongoErasedContacts implements ErasedContacts {
    private final MongoCollection<Document> collection;

    MongoErasedContacts(MongoDatabase database) {
        this.collection = database.getCollection("erased-contacts").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void note(String corpId, String contactId, Instant erasedAt) {
        collection.updateOne(
                eq("_id", corpId + ":" + contactId),
                combine(set("contact", contactId), max("erasedAt", Date.from(erasedAt))),
                new UpdateOptions().upsert(true));
    }

    @Override
    public Map<String, Instant> erasedAt(String corpId, Collection<String> contactIds) {
        Map<String, Instant> erased = new HashMap<>();
        var ids = contactIds.stream().map(id -> corpId + ":" + id).toList();
        for (var document : collection.find(in("_id", ids))) {
            erased.put(
                    document.getString("contact"), document.getDate("erasedAt").toInstant());
        }
        return erased;
    }
}
