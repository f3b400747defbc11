package dev.scrm.contact.timeline.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.Timelines;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The timelines: a document each entry, for a contact may have more of them than one document can hold. */
@Component
class MongoTimelines implements Timelines, Indexed {
    private static final Bson NEWEST_FIRST = descending("at", "sequence", "event");
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<TimelineDocument> collection;

    MongoTimelines(MongoDatabase database) {
        this.collection =
                database.getCollection("timelines", TimelineDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(compoundIndex(ascending("corp", "contact"), NEWEST_FIRST));
    }

    @Override
    public void put(List<TimelineEntry> entries) {
        var writes = entries.stream()
                .map(TimelineDocument::of)
                .sorted(Comparator.comparing(TimelineDocument::documentId))
                .map(document -> new ReplaceOneModel<>(eq("_id", document.documentId()), document, UPSERT))
                .toList();
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    @Override
    public List<TimelineEntry> list(String corpId, Collection<String> contactIds, int limit, @Nullable Place after) {
        var mine = and(eq("corp", corpId), in("contact", contactIds));
        var wanted = after == null ? mine : and(mine, older(after));
        List<TimelineEntry> entries = new ArrayList<>();
        for (var document : collection.find(wanted).sort(NEWEST_FIRST).limit(limit)) {
            entries.add(document.entry());
        }
        return entries;
    }

    /** The bound on the time alone is what the index can walk from; the rest is decided among equals. */
    private static Bson older(Place place) {
        var samePlace = and(eq("sequence", place.sequence()), lt("event", place.eventId()));
        return and(lte("at", place.at()), or(lt("at", place.at()), lt("sequence", place.sequence()), samePlace));
    }
}
