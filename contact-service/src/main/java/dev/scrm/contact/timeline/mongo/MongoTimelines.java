package dev.scrm.contact.timeline.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.Timelines;
import dev.scrm.contact.timeline.mongo.TimelineDocument.EntryPart;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The timelines: a document for each minute in which something happened with a contact. What one change of a contact tells is
 * mostly several entries, and a contact may have more of them than one document can hold.
 */
@Component
class MongoTimelines implements Timelines, Indexed {
    private static final Bson LATEST_FIRST = descending("minute");
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<TimelineDocument> collection;

    MongoTimelines(MongoDatabase database) {
        this.collection =
                database.getCollection("timelines", TimelineDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(compoundIndex(ascending("corp", "contact"), LATEST_FIRST));
    }

    @Override
    public void put(List<TimelineEntry> entries) {
        List<UpdateOneModel<TimelineDocument>> writes = new ArrayList<>();
        // In the order of ids, as everywhere, so that two writers never wait for each other.
        entries.stream()
                .collect(groupingBy(TimelineDocument::documentId, TreeMap::new, toList()))
                .forEach((id, ofMinute) -> writes.add(new UpdateOneModel<>(eq("_id", id), update(ofMinute), UPSERT)));
        try {
            write(writes);
        } catch (MongoBulkWriteException e) {
            // Another topic told of the same minute, and made the document first. Now it is there.
            AlreadyThere.orThrow(e);
            write(writes);
        }
    }

    private void write(List<UpdateOneModel<TimelineDocument>> writes) {
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private static Bson update(List<TimelineEntry> ofMinute) {
        var first = ofMinute.getFirst();
        List<Bson> updates = new ArrayList<>();
        updates.add(setOnInsert("corp", first.corpId()));
        updates.add(setOnInsert("contact", first.contactId()));
        updates.add(setOnInsert("minute", TimelineDocument.minute(first.at())));
        // One told twice within a poll would be one path twice.
        var byField = new TreeMap<String, EntryPart>();
        ofMinute.forEach(entry -> byField.put(TimelineDocument.field(entry), EntryPart.of(entry)));
        byField.forEach((field, entry) -> updates.add(set(field, entry)));
        return combine(updates);
    }

    @Override
    public List<TimelineEntry> list(String corpId, Collection<String> contactIds, int limit, @Nullable Place after) {
        var mine = and(eq("corp", corpId), in("contact", contactIds));
        var wanted = after == null ? mine : and(mine, lte("minute", TimelineDocument.minute(after.at())));
        // Of the first minute everything may have been seen, and the last may be cut between contacts that are one
        // person.
        int documents = limit + 2 * contactIds.size();
        List<TimelineEntry> entries = new ArrayList<>();
        for (var document : collection.find(wanted).sort(LATEST_FIRST).limit(documents)) {
            document.all()
                    .filter(entry -> after == null || Place.of(entry).compareTo(after) < 0)
                    .forEach(entries::add);
        }
        return entries.stream().sorted(Place.NEWEST_FIRST).limit(limit).toList();
    }
}
