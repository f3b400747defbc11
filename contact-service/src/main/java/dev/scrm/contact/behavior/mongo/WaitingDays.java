package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import dev.scrm.contact.behavior.WaitingBehaviors.OfKind;
import dev.scrm.contact.behavior.mongo.Upserts.Upsert;
import dev.scrm.contact.behavior.mongo.WaitingCounts.Counted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What changes in the days' counts of those who wait. */
final class WaitingDays {
    private static final String KINDS = "kinds";
    private static final String PEOPLE = "people";
    private static final String BEHAVIORS = "behaviors";

    private record Day(String corp, String day) {}

    private final Map<Day, Map<String, OfKind>> changes = new HashMap<>();

    /** The one counts on the day of the latest behaviour, and on no other. */
    void movePerson(@Nullable WaitingPersonDocument before, WaitingPersonDocument told) {
        if (before == null) {
            add(told.corp(), told.day(), new OfKind(told.kind(), 1, 0));
        } else if (before.day().compareTo(told.day()) < 0) {
            removePerson(before);
            add(told.corp(), told.day(), new OfKind(told.kind(), 1, 0));
        }
    }

    void removePerson(WaitingPersonDocument person) {
        add(person.corp(), person.day(), new OfKind(person.kind(), -1, 0));
    }

    void addBehavior(Counted one, int count) {
        add(one.corp(), one.day(), new OfKind(one.kind(), 0, count));
    }

    private void add(String corp, String day, OfKind change) {
        changes.computeIfAbsent(new Day(corp, day), _ -> new HashMap<>()).merge(change.kind(), change, OfKind::plus);
    }

    List<Upsert> upserts() {
        List<Upsert> upserts = new ArrayList<>();
        changes.forEach((day, kinds) -> upserts.add(new Upsert(day.corp() + ":" + day.day(), change(day, kinds))));
        return upserts;
    }

    private static Bson change(Day day, Map<String, OfKind> kinds) {
        List<Bson> changes = new ArrayList<>(List.of(setOnInsert("corp", day.corp()), setOnInsert("day", day.day())));
        kinds.forEach((kind, change) -> {
            changes.add(inc(String.join(".", KINDS, kind, PEOPLE), change.people()));
            changes.add(inc(String.join(".", KINDS, kind, BEHAVIORS), change.behaviors()));
        });
        return combine(changes);
    }

    /** What a day's document counts. */
    static List<OfKind> kinds(Document day) {
        var kinds = day.get(KINDS, new Document());
        return kinds.keySet().stream()
                .map(kind -> {
                    var counts = kinds.get(kind, new Document());
                    return new OfKind(kind, count(counts, PEOPLE), count(counts, BEHAVIORS));
                })
                .toList();
    }

    private static long count(Document counts, String field) {
        return counts.get(field) instanceof Number count ? count.longValue() : 0;
    }
}
