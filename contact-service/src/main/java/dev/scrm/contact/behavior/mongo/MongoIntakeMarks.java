package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.behavior.IntakeMarks;
import dev.scrm.contact.behavior.mongo.Upserts.Upsert;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * The marks, a document for each partition, and one for each place from which something went to quarantine. A mark that a failure of
 * the store takes back costs repetitions under the same event ids, and no behaviour.
 */
@Component
class MongoIntakeMarks implements IntakeMarks, Indexed {
    private final MongoCollection<Document> marks;
    private final MongoCollection<Document> aside;

    MongoIntakeMarks(MongoDatabase database) {
        this.marks = database.getCollection("behavior-intake-marks");
        this.aside = database.getCollection("behavior-intake-aside");
    }

    @Override
    public void createIndexes() {
        aside.createIndex(ascending("at"));
    }

    @Override
    public Map<String, Long> takenUpTo(Collection<String> partitionKeys) {
        Map<String, Long> found = new HashMap<>();
        for (var mark : marks.find(in("_id", partitionKeys))) {
            found.put(mark.getString("_id"), mark.getLong("offset"));
        }
        return found;
    }

    @Override
    public void taken(Collection<SourcePosition> last) {
        Upserts.write(
                marks,
                last.stream()
                        .map(one -> new Upsert(one.partitionKey(), max("offset", one.offset())))
                        .toList());
    }

    @Override
    public void putAside(Map<SourcePosition, PutAside> from) {
        Upserts.write(
                aside,
                from.entrySet().stream()
                        .map(one -> new Upsert(Positions.text(one.getKey()), written(one.getValue())))
                        .toList());
    }

    private static Bson written(PutAside one) {
        return combine(set("corp", one.corpId()), set("quarantined", one.quarantinedId()), set("at", one.at()));
    }

    @Override
    public Map<SourcePosition, String> wentAside(Collection<SourcePosition> from) {
        Map<SourcePosition, String> found = new HashMap<>();
        for (var one : aside.find(in("_id", from.stream().map(Positions::text).toList()))) {
            found.put(Positions.read(one.getString("_id")), one.getString("quarantined"));
        }
        return found;
    }

    @Override
    public void forgetBefore(Instant at) {
        aside.deleteMany(lt("at", at));
    }
}
