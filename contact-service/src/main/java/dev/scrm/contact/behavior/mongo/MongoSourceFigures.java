package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.behavior.SourceFigures;
import dev.scrm.contact.behavior.mongo.Upserts.Upsert;
import dev.scrm.platform.events.Slug;
import dev.scrm.platform.mongo.Indexed;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The figures of sources, a document for each day of each. */
@Component
class MongoSourceFigures implements SourceFigures, Indexed {
    private final MongoCollection<Document> collection;

    MongoSourceFigures(MongoDatabase database) {
        this.collection = database.getCollection("behavior-figures");
    }

    @Override
    public void createIndexes() {
        collection.createIndex(compoundIndex(ascending("corp", "source"), descending("day")));
    }

    @Override
    public void add(Map<SourceDay, Map<Figure, Integer>> counts) {
        Upserts.write(
                collection,
                counts.entrySet().stream()
                        .map(entry -> new Upsert(id(entry.getKey()), addition(entry.getKey(), entry.getValue())))
                        .toList());
    }

    private static String id(SourceDay of) {
        return of.corpId() + ":" + of.sourceId() + ":" + of.day();
    }

    private static Bson addition(SourceDay of, Map<Figure, Integer> counts) {
        List<Bson> changes = new ArrayList<>(List.of(made(of)));
        counts.forEach((figure, count) -> changes.add(inc("counts." + Slug.of(figure), (long) count)));
        return combine(changes);
    }

    private static Bson made(SourceDay of) {
        return combine(
                setOnInsert("corp", of.corpId()),
                setOnInsert("source", of.sourceId()),
                setOnInsert("day", of.day().toString()));
    }

    @Override
    public void noteSkew(SourceDay day, Duration skew) {
        Upserts.write(
                collection, List.of(new Upsert(id(day), combine(made(day), set("skewSeconds", skew.toSeconds())))));
    }

    @Override
    public List<Day> list(String corpId, String sourceId, int days) {
        List<Day> found = new ArrayList<>();
        for (var document : collection
                .find(and(eq("corp", corpId), eq("source", sourceId)))
                .sort(descending("day"))
                .limit(days)) {
            found.add(day(document));
        }
        return found;
    }

    private static Day day(Document document) {
        Map<Figure, Long> counts = new EnumMap<>(Figure.class);
        var stored = document.get("counts", new Document());
        for (var figure : Figure.values()) {
            if (stored.get(Slug.of(figure)) instanceof Number count) {
                counts.put(figure, count.longValue());
            }
        }
        var skew =
                document.get("skewSeconds") instanceof Number seconds ? Duration.ofSeconds(seconds.longValue()) : null;
        return new Day(LocalDate.parse(document.getString("day")), counts, skew);
    }
}
