package dev.scrm.gateway.callbacks.mongo;

import dev.scrm.gateway.callbacks.CallbackAnswer;
import dev.scrm.gateway.callbacks.CallbackCount;
import dev.scrm.gateway.callbacks.CallbackHealth;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The documents of one app, while they are read. */
final class CallbackHealthDocuments {
    private final TreeMap<Instant, CallbackCount> hours = new TreeMap<>();
    private Document times = new Document();

    void times(Document document) {
        times = document;
    }

    void hour(Instant hour, Document document) {
        Map<CallbackAnswer, Long> answers = new EnumMap<>(CallbackAnswer.class);
        var counted = document.get("answers", new Document());
        for (var answer : CallbackAnswer.values()) {
            if (counted.get(MongoCallbackHealths.word(answer)) instanceof Number times) {
                answers.put(answer, times.longValue());
            }
        }
        hours.put(
                hour,
                new CallbackCount(
                        answers,
                        counts(document, "refusals", word -> word),
                        counts(document, "unrecognized", word -> word),
                        counts(document, "times", Integer::valueOf),
                        document.get("slowestMillis", 0L)));
    }

    CallbackHealth health() {
        Map<String, Instant> lastRefusals = new HashMap<>();
        times.get("lastRefusals", new Document())
                .forEach((reason, at) -> lastRefusals.put(reason, ((Date) at).toInstant()));
        return new CallbackHealth(instant("lastKept"), instant("lastProven"), lastRefusals, hours);
    }

    private @Nullable Instant instant(String name) {
        var date = times.getDate(name);
        return date == null ? null : date.toInstant();
    }

    private static <K> Map<K, Long> counts(Document document, String name, Function<String, K> key) {
        Map<K, Long> counts = new HashMap<>();
        document.get(name, new Document())
                .forEach((word, times) -> counts.put(key.apply(word), ((Number) times).longValue()));
        return counts;
    }
}
