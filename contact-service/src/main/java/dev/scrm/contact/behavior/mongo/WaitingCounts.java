package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.scrm.contact.behavior.WaitingBehaviors.OfKind;
import dev.scrm.contact.behavior.WaitingBehaviors.Waiting;
import dev.scrm.contact.behavior.mongo.Upserts.Upsert;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Counts who waits, so that nobody has to count the behaviours themselves: for each one how many, and for each day how many of
 * which kind. A behaviour counts on the day when it was told, a person on the day of the latest one, so that days are forgotten
 * together with what they count. It is counted after the behaviours are written: a death in between costs a poll its counts,
 * and what two take away at the same moment may be missing twice for as long as the day is kept.
 */
final class WaitingCounts {
    /** What counts of a behaviour that waits. */
    record Counted(String corp, String awaited, String kind, String day) {
        static Counted of(Waiting waiting) {
            var behavior = waiting.received().behavior();
            var day = LocalDate.ofInstant(behavior.receivedAt(), ZoneOffset.UTC);
            return new Counted(
                    behavior.corpId(), waiting.awaited(), behavior.subject().kind(), day.toString());
        }

        String personId() {
            return WaitingPersonDocument.id(corp, awaited);
        }
    }

    private final MongoCollection<WaitingPersonDocument> people;
    private final MongoCollection<Document> days;

    WaitingCounts(MongoDatabase database) {
        this.people = database.getCollection("waiting-people", WaitingPersonDocument.class);
        this.days = database.getCollection("waiting-days");
    }

    void createIndexes() {
        people.createIndex(ascending("day"));
        days.createIndex(ascending("corp", "day"));
        days.createIndex(ascending("day"));
    }

    void add(List<Counted> fresh) {
        var byPerson = fresh.stream().collect(groupingBy(Counted::personId));
        var before = find(byPerson.keySet());
        var changes = new WaitingDays();
        List<Upsert> upserts = new ArrayList<>();
        byPerson.forEach((id, ofPerson) -> {
            var after = WaitingPersonDocument.of(id, ofPerson);
            changes.movePerson(before.get(id), after);
            ofPerson.forEach(one -> changes.addBehavior(one, 1));
            upserts.add(new Upsert(
                    id,
                    combine(
                            setOnInsert("corp", after.corp()),
                            setOnInsert("kind", after.kind()),
                            inc("count", after.count()),
                            max("day", after.day()))));
        });
        Upserts.write(people, upserts);
        Upserts.write(days, changes.upserts());
    }

    void subtract(List<Counted> gone) {
        var byPerson = gone.stream().collect(groupingBy(Counted::personId, TreeMap::new, toList()));
        var before = find(byPerson.keySet());
        var changes = new WaitingDays();
        List<WriteModel<WaitingPersonDocument>> writes = new ArrayList<>();
        byPerson.forEach((id, ofPerson) -> {
            ofPerson.forEach(one -> changes.addBehavior(one, -1));
            var known = before.get(id);
            if (known != null && known.count() > ofPerson.size()) {
                writes.add(new UpdateOneModel<>(eq("_id", id), inc("count", -ofPerson.size())));
            } else if (known != null) {
                writes.add(new DeleteOneModel<>(eq("_id", id)));
                changes.removePerson(known);
            }
        });
        if (!writes.isEmpty()) {
            people.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        Upserts.write(days, changes.upserts());
    }

    private Map<String, WaitingPersonDocument> find(Collection<String> ids) {
        Map<String, WaitingPersonDocument> found = new HashMap<>();
        for (var person : people.find(in("_id", ids)).batchSize(ids.size())) {
            found.put(person.id(), person);
        }
        return found;
    }

    Map<String, Integer> of(String corpId, Collection<String> awaited) {
        Map<String, String> byId = new HashMap<>();
        awaited.forEach(one -> byId.put(WaitingPersonDocument.id(corpId, one), one));
        Map<String, Integer> counts = new HashMap<>();
        find(byId.keySet()).forEach((id, person) -> counts.put(byId.getOrDefault(id, id), person.count()));
        return counts;
    }

    /** Unless somebody has counted meanwhile. */
    void correct(String corpId, String awaited, int known, int there) {
        people.updateOne(
                and(eq("_id", WaitingPersonDocument.id(corpId, awaited)), eq("count", known)), set("count", there));
    }

    List<OfKind> kinds(String corpId) {
        Map<String, OfKind> kinds = new TreeMap<>();
        for (var day : days.find(eq("corp", corpId))) {
            for (var one : WaitingDays.kinds(day)) {
                kinds.merge(one.kind(), one, OfKind::plus);
            }
        }
        return kinds.values().stream().filter(kind -> kind.behaviors() > 0).toList();
    }

    void forgetBefore(LocalDate day) {
        people.deleteMany(lt("day", day.toString()));
        days.deleteMany(lt("day", day.toString()));
    }
}
