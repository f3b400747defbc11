package dev.scrm.gateway.reconciliation.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.reconciliation.Announcement;
import dev.scrm.gateway.reconciliation.Announcement.Kind;
import dev.scrm.gateway.reconciliation.Announcements;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document a thing, with the last time of each kind. */
final class MongoAnnouncements implements Announcements, Indexed {
    private final MongoCollection<Document> announcements;

    MongoAnnouncements(MongoDatabase database) {
        this.announcements = database.getCollection("announcements").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        announcements.createIndex(ascending("last"));
        announcements.createIndex(OfContact.INDEX, OfContact.PARTIAL);
    }

    @Override
    public void save(List<Announcement> told) {
        if (!told.isEmpty()) {
            announcements.bulkWrite(
                    told.stream()
                            .map(one -> new UpdateOneModel<Document>(
                                    eq("_id", id(one.corpId(), one.name())),
                                    told(one),
                                    new UpdateOptions().upsert(true)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
        }
    }

    private static Bson told(Announcement one) {
        List<Bson> fields =
                new ArrayList<>(List.of(max(one.kind().name(), Date.from(one.at())), max("last", Date.from(one.at()))));
        one.contactId().ifPresent(contactId -> {
            fields.add(set("corp", one.corpId()));
            fields.add(set(OfContact.CONTACT, contactId));
        });
        return combine(fields);
    }

    @Override
    public long countOf(String corpId, String contactId, Instant until) {
        return announcements.countDocuments(theirs(corpId, contactId, until));
    }

    @Override
    public void forgetContact(String corpId, String contactId, Instant until) {
        announcements.deleteMany(theirs(corpId, contactId, until));
    }

    @Override
    public void nameContacts(String corpId) {
        var first = id(corpId, Announcement.name(Part.CONTACTS, ""));
        var relations = and(gte("_id", first), lt("_id", first.substring(0, first.length() - 1) + ";"));
        OfContact.name(
                announcements,
                corpId,
                relations,
                document -> read(corpId, document).findFirst().flatMap(Announcement::contactId));
    }

    private static Bson theirs(String corpId, String contactId, Instant until) {
        return and(OfContact.named(corpId, contactId), lte("last", Date.from(until)));
    }

    @Override
    public List<Announcement> find(String corpId, Collection<String> names) {
        var ids = names.stream().map(name -> id(corpId, name)).toList();
        return announcements.find(in("_id", ids)).into(new ArrayList<>()).stream()
                .flatMap(document -> read(corpId, document))
                .toList();
    }

    @Override
    public void forgetBefore(Instant at) {
        announcements.deleteMany(lt("last", Date.from(at)));
    }

    private static Stream<Announcement> read(String corpId, Document document) {
        var name = document.getString("_id").substring(corpId.length() + 1);
        return Arrays.stream(Kind.values())
                .filter(kind -> document.containsKey(kind.name()))
                .map(kind -> new Announcement(
                        corpId, name, kind, document.getDate(kind.name()).toInstant()));
    }

    private static String id(String corpId, String name) {
        return corpId + ":" + name;
    }
}
