package dev.scrm.gateway.erasure.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.scrm.gateway.erasure.Found;
import dev.scrm.gateway.erasure.FoundBefore;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** A document for each contact of an erasure: numbers, gone when nobody asks any more. */
final class MongoFoundBefore implements FoundBefore, Indexed {
    /** As long as the topic keeps who asked. */
    private static final long KEPT_DAYS = 30;

    private final MongoCollection<Document> erasures;
    private final Clock clock;

    MongoFoundBefore(MongoDatabase database, Clock clock) {
        this.erasures = database.getCollection("erasures").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        erasures.createIndex(ascending("at"), new IndexOptions().expireAfter(KEPT_DAYS, TimeUnit.DAYS));
    }

    @Override
    public Found keepFirst(String corpId, String erasureId, String contactId, Found found) {
        var kept = erasures.findOneAndUpdate(
                eq("_id", corpId + ":" + erasureId + ":" + contactId),
                combine(
                        setOnInsert("commands", found.commands()),
                        setOnInsert("undecided", found.undecided()),
                        setOnInsert("differences", found.differences()),
                        setOnInsert("announcements", found.announcements()),
                        setOnInsert("at", Date.from(clock.instant()))),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (kept == null) {
            throw new IllegalStateException("Expected what was found to be there once it was written down");
        }
        return new Found(
                kept.getLong("commands"),
                kept.getLong("undecided"),
                kept.getLong("differences"),
                kept.getLong("announcements"));
    }
}
