package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What happened with somebody, minute by minute: the minute of the erasure may have something of whoever began anew in it. */
final class TimelineTraces {
    private final MongoCollection<Document> timelines;

    TimelineTraces(MongoDatabase database) {
        this.timelines = database.getCollection("timelines").withWriteConcern(WriteConcern.MAJORITY);
    }

    StoreReport report(Pass pass, Whom whom) {
        var mine = and(eq("corp", whom.corpId()), eq("contact", whom.contactId()));
        var minute = Date.from(whom.erasedAt().truncatedTo(ChronoUnit.MINUTES));
        return new StoreReport(
                "timelines",
                before(pass, and(mine, lt("minute", minute))) + within(pass, whom, and(mine, eq("minute", minute))),
                0,
                null);
    }

    /** Answers how many entries there were. */
    private long before(Pass pass, Bson minutes) {
        long entries = 0;
        for (var found : timelines.find(minutes)) {
            entries += pass.over(timelines, eq("_id", found.get("_id")))
                    * found.get("entries", Document.class).size();
        }
        return entries;
    }

    private long within(Pass pass, Whom whom, Bson minute) {
        var found = timelines.find(minute).first();
        if (found == null) {
            return 0;
        }
        var gone = found.get("entries", Document.class).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Document told
                        && !told.getDate("at").toInstant().isAfter(whom.erasedAt()))
                .map(entry -> unset("entries." + entry.getKey()))
                .toList();
        if (pass == Pass.ERASE) {
            if (!gone.isEmpty()) {
                timelines.updateOne(minute, combine(gone));
            }
            timelines.deleteOne(and(minute, eq("entries", new Document())));
        }
        return gone.size();
    }
}
