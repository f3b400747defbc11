package dev.scrm.gateway.callbacks.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.callbacks.CallbackHealth;
import dev.scrm.gateway.callbacks.CallbackHealths;
import dev.scrm.gateway.corps.CallbackReceiver;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A document an app with its last times, and one for each of its hours with the counts. */
final class MongoCallbackHealths implements CallbackHealths, Indexed {
    private final MongoCollection<Document> healths;

    MongoCallbackHealths(MongoDatabase database) {
        this.healths = database.getCollection("callback-health");
    }

    @Override
    public void createIndexes() {
        healths.createIndex(ascending("corp"));
        healths.createIndex(ascending("hour"));
    }

    @Override
    public void add(List<Addition> additions, Instant now) {
        healths.bulkWrite(
                additions.stream()
                        .flatMap(addition -> Stream.of(times(addition), counts(addition, CallbackHealth.hourOf(now))))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    private static UpdateOneModel<Document> times(Addition addition) {
        var changes = whose(addition.receiver());
        if (addition.lastKept() != null) {
            changes.add(max("lastKept", Date.from(addition.lastKept())));
        }
        if (addition.lastProven() != null) {
            changes.add(max("lastProven", Date.from(addition.lastProven())));
        }
        addition.lastRefusals().forEach((reason, at) -> changes.add(max("lastRefusals." + reason, Date.from(at))));
        return upsert(addition.receiver().key(), changes);
    }

    private static UpdateOneModel<Document> counts(Addition addition, Instant hour) {
        var count = addition.count();
        var changes = whose(addition.receiver());
        changes.add(setOnInsert("hour", Date.from(hour)));
        changes.add(max("slowestMillis", count.slowestMillis()));
        count.answers().forEach((answer, times) -> changes.add(inc("answers." + word(answer), times)));
        count.refusals().forEach((reason, times) -> changes.add(inc("refusals." + reason, times)));
        count.unrecognized().forEach((type, times) -> changes.add(inc("unrecognized." + type, times)));
        count.times().forEach((bound, times) -> changes.add(inc("times." + bound, times)));
        return upsert(addition.receiver().key() + "@" + hour.getEpochSecond(), changes);
    }

    private static List<Bson> whose(CallbackReceiver receiver) {
        return new ArrayList<>(List.of(setOnInsert("corp", receiver.corpId()), setOnInsert("app", receiver.key())));
    }

    private static UpdateOneModel<Document> upsert(String id, List<Bson> changes) {
        return new UpdateOneModel<>(eq("_id", id), combine(changes), new UpdateOptions().upsert(true));
    }

    @Override
    public Map<String, CallbackHealth> find(Collection<String> corpIds, Instant now) {
        var from = CallbackHealth.lastDayFrom(now);
        Map<String, CallbackHealthDocuments> found = new HashMap<>();
        for (var document : healths.find(in("corp", corpIds))) {
            var ofApp = found.computeIfAbsent(document.getString("app"), _ -> new CallbackHealthDocuments());
            var hour = document.getDate("hour");
            if (hour == null) {
                ofApp.times(document);
            } else if (!hour.toInstant().isBefore(from)) {
                ofApp.hour(hour.toInstant(), document);
            }
        }
        Map<String, CallbackHealth> read = new HashMap<>();
        found.forEach((app, documents) -> read.put(app, documents.health()));
        return read;
    }

    @Override
    public void forgetBefore(Instant hour) {
        healths.deleteMany(lt("hour", Date.from(hour)));
    }

    static String word(Enum<?> answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }
}
