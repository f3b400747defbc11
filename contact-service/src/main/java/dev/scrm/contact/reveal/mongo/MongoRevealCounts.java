package dev.scrm.contact.reveal.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.reveal.RevealCounts;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.mongo.AlreadyThere;
import java.time.LocalDate;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document a person, of the last day on which something was revealed to them. */
@Component
class MongoRevealCounts implements RevealCounts {
    private final MongoCollection<Document> collection;

    MongoRevealCounts(MongoDatabase database) {
        this.collection = database.getCollection("reveal-counts").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public boolean countUpTo(int most, String corpId, String who, LocalDate day) {
        if (most == 0) {
            return false;
        }
        var id = Ids.derived("reveals", corpId, who);
        // Of two who count the first of a day at the same moment the second finds it begun.
        return countOneMore(id, day, most) || begin(id, day) || countOneMore(id, day, most);
    }

    private boolean countOneMore(String id, LocalDate day, int most) {
        var room = and(eq("_id", id), eq("day", day.toString()), lt("count", most));
        return collection.updateOne(room, inc("count", 1)).getMatchedCount() == 1;
    }

    private boolean begin(String id, LocalDate day) {
        var earlier = and(eq("_id", id), lt("day", day.toString()));
        return AlreadyThere.upsertUnless(collection, earlier, combine(set("day", day.toString()), set("count", 1)));
    }
}
