package dev.scrm.analytics.figures.mongo;

import dev.scrm.analytics.figures.Count;
import dev.scrm.analytics.figures.Distribution;
import dev.scrm.analytics.figures.Figure;
import dev.scrm.analytics.figures.FigureKey;
import dev.scrm.analytics.figures.FigureRow;
import dev.scrm.analytics.figures.Timing;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** A row as a document. Counts and timings lie under the names the API gives them; buckets are a list to unwind. */
final class FigureDocument {
    static final String CORP = "corp";
    static final String HOUR = "hour";
    static final String LIVE_CODE = "liveCode";
    static final String OFFSET = "offset";
    /** Nothing is counted there any more: everything moved to another live code. */
    static final String EMPTY = "empty";

    private static final String BUCKET = "bucket";
    private static final String TIMES = "times";
    private static final String SUM = "sum";
    private static final String LONGEST = "longest";

    private FigureDocument() {}

    static String field(Count count) {
        return "counts." + count.label();
    }

    static String field(Timing timing) {
        return "timings." + timing.label();
    }

    static String sumOf(Timing timing) {
        return field(timing) + "." + SUM;
    }

    static String longestOf(Timing timing) {
        return field(timing) + "." + LONGEST;
    }

    static String bucketsOf(Timing timing) {
        return field(timing) + ".buckets";
    }

    static String bucketOf(Timing timing) {
        return bucketsOf(timing) + "." + BUCKET;
    }

    static String timesOf(Timing timing) {
        return bucketsOf(timing) + "." + TIMES;
    }

    /** Everything but the id. */
    static Document write(FigureRow row) {
        var counts = new Document();
        row.figure().counts().forEach((count, value) -> counts.append(count.label(), value));
        var timings = new Document();
        row.figure().timings().forEach((timing, value) -> timings.append(timing.label(), write(value)));
        return new Document(CORP, row.key().corpId())
                .append(HOUR, Date.from(row.key().hour()))
                .append(LIVE_CODE, row.key().liveCode())
                .append(OFFSET, row.offset())
                .append(EMPTY, row.figure().nothing())
                .append("counts", counts)
                .append("timings", timings);
    }

    static FigureRow read(Document document) {
        var key = new FigureKey(
                document.getString(CORP), document.getDate(HOUR).toInstant(), document.getString(LIVE_CODE));
        return new FigureRow(key, figure(document), document.getLong(OFFSET));
    }

    private static Document write(Distribution timing) {
        return new Document(SUM, timing.sum())
                .append(LONGEST, timing.longest())
                .append(
                        "buckets",
                        timing.buckets().entrySet().stream()
                                .map(bucket -> new Document(BUCKET, bucket.getKey()).append(TIMES, bucket.getValue()))
                                .toList());
    }

    private static Figure figure(Document document) {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        var stored = document.get("counts", Document.class);
        for (var count : Count.values()) {
            if (stored.get(count.label()) instanceof Number value) {
                counts.put(count, value.longValue());
            }
        }
        Map<Timing, Distribution> timings = new EnumMap<>(Timing.class);
        for (var timing : Timing.values()) {
            if (document.get("timings", Document.class).get(timing.label()) instanceof Document value) {
                timings.put(timing, distribution(value));
            }
        }
        return new Figure(counts, timings);
    }

    private static Distribution distribution(Document stored) {
        var buckets = new TreeMap<Integer, Long>();
        for (var bucket : stored.getList("buckets", Document.class, List.of())) {
            buckets.put(
                    bucket.get(BUCKET, Number.class).intValue(),
                    bucket.get(TIMES, Number.class).longValue());
        }
        return new Distribution(
                stored.get(SUM, Number.class).longValue(),
                stored.get(LONGEST, Number.class).longValue(),
                buckets);
    }
}
