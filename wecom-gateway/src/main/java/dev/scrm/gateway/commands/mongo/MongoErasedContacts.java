package dev.scrm.gateway.commands.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.scrm.gateway.commands.ErasedContact;
import dev.scrm.gateway.commands.ErasedContacts;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** A document for each contact: {@code _id corp contact erasure erasedAt answers unsettled toldAt}, gone when nothing can come any more. */
final class MongoErasedContacts implements ErasedContacts, Indexed {
    /** A command lies in its topic for a week, and in those of what was parked or is dead for thirty days more. */
    private static final long KEPT_DAYS = 40;

    private static final String ANSWERS = "answers";
    private static final String UNSETTLED = "unsettled";

    private final MongoCollection<Document> contacts;
    private final Clock clock;

    MongoErasedContacts(MongoDatabase database, Clock clock) {
        this.contacts = database.getCollection("erased-contacts").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        contacts.createIndex(ascending("toldAt"), new IndexOptions().expireAfter(KEPT_DAYS, TimeUnit.DAYS));
        contacts.createIndex(ascending(UNSETTLED), new IndexOptions().partialFilterExpression(eq(UNSETTLED, true)));
    }

    @Override
    public void note(String corpId, String contactId, String erasureId, Instant erasedAt) {
        var id = id(corpId, contactId);
        // One that is there already from this erasure or a later one stays as it is.
        AlreadyThere.upsertUnless(
                contacts,
                and(eq("_id", id), lt("erasedAt", Date.from(erasedAt))),
                combine(
                        set("corp", corpId),
                        set("contact", contactId),
                        set("erasure", erasureId),
                        set("erasedAt", Date.from(erasedAt)),
                        set(ANSWERS, new Document()),
                        set(UNSETTLED, true)));
        contacts.updateOne(eq("_id", id), max("toldAt", Date.from(clock.instant())));
    }

    @Override
    public void answered(String corpId, String contactId, String erasureId, String service, Instant at) {
        if (ErasedContact.SENDERS.contains(service)) {
            contacts.updateOne(
                    and(eq("_id", id(corpId, contactId)), eq("erasure", erasureId)),
                    min(ANSWERS + "." + service, Date.from(at)));
        }
    }

    @Override
    public Map<String, ErasedContact> find(String corpId, Collection<String> contactIds) {
        Map<String, ErasedContact> found = new HashMap<>();
        var ids = contactIds.stream().map(contactId -> id(corpId, contactId)).toList();
        contacts.find(in("_id", ids)).forEach(document -> found.put(document.getString("contact"), contact(document)));
        return found;
    }

    private static ErasedContact contact(Document document) {
        Map<String, Instant> answers = new HashMap<>();
        document.get(ANSWERS, Document.class).forEach((service, at) -> answers.put(service, ((Date) at).toInstant()));
        return new ErasedContact(
                document.getString("erasure"), document.getDate("erasedAt").toInstant(), answers);
    }

    @Override
    public List<Unsettled> unsettled(int limit) {
        return contacts.find(eq(UNSETTLED, true))
                .limit(limit)
                .map(document -> new Unsettled(
                        document.getString("corp"),
                        document.getString("contact"),
                        document.getDate("erasedAt").toInstant()))
                .into(new ArrayList<>());
    }

    @Override
    public void settle(Unsettled settled) {
        contacts.updateOne(
                and(
                        eq("_id", id(settled.corpId(), settled.contactId())),
                        eq("erasedAt", Date.from(settled.erasedAt()))),
                unset(UNSETTLED));
    }

    private static String id(String corpId, String contactId) {
        return corpId + ":" + contactId;
    }
}
