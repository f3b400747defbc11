package dev.scrm.analytics.figures.mongo;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.unwind;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BsonField;
import dev.scrm.analytics.figures.Count;
import dev.scrm.analytics.figures.Distribution;
import dev.scrm.analytics.figures.Figure;
import dev.scrm.analytics.figures.Timing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Many rows added up by the server: only totals travel. */
final class Totals {
    private Totals() {}

    static Figure of(MongoCollection<Document> rows, Bson filter) {
        var sums = rows.aggregate(List.of(match(filter), group(null, sums()))).first();
        if (sums == null) {
            return Figure.ZERO;
        }
        return new Figure(counts(sums), timings(rows, filter, sums));
    }

    private static List<BsonField> sums() {
        var fields = new ArrayList<BsonField>();
        for (var count : Count.values()) {
            fields.add(sum(count.label(), "$" + FigureDocument.field(count)));
        }
        for (var timing : Timing.values()) {
            fields.add(sum(timing.label() + "Sum", "$" + FigureDocument.sumOf(timing)));
            fields.add(max(timing.label() + "Longest", "$" + FigureDocument.longestOf(timing)));
        }
        return fields;
    }

    private static Map<Count, Long> counts(Document sums) {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        for (var count : Count.values()) {
            if (number(sums, count.label()) != 0) {
                counts.put(count, number(sums, count.label()));
            }
        }
        return counts;
    }

    private static Map<Timing, Distribution> timings(MongoCollection<Document> rows, Bson filter, Document sums) {
        Map<Timing, Distribution> timings = new EnumMap<>(Timing.class);
        for (var timing : Timing.values()) {
            var buckets = buckets(rows, filter, timing);
            if (!buckets.isEmpty()) {
                timings.put(
                        timing,
                        new Distribution(
                                number(sums, timing.label() + "Sum"),
                                number(sums, timing.label() + "Longest"),
                                buckets));
            }
        }
        return timings;
    }

    private static SortedMap<Integer, Long> buckets(MongoCollection<Document> rows, Bson filter, Timing timing) {
        var buckets = new TreeMap<Integer, Long>();
        rows.aggregate(List.of(
                        match(filter),
                        unwind("$" + FigureDocument.bucketsOf(timing)),
                        group(
                                "$" + FigureDocument.bucketOf(timing),
                                sum("times", "$" + FigureDocument.timesOf(timing)))))
                .forEach(bucket -> buckets.put((int) number(bucket, "_id"), number(bucket, "times")));
        return buckets;
    }

    /** Servers differ in the type of a sum; none is told for an empty one. */
    private static long number(Document document, String field) {
        return document.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
