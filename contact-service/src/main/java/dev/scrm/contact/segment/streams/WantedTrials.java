package dev.scrm.contact.segment.streams;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.Condition;
import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is being tried, the same for all partitions of the process; of each person what was begun last. */
final class WantedTrials {
    private final Map<String, Wanted> byPerson = new ConcurrentHashMap<>();

    /** A trial as it is told on the topic. */
    record Told(String trialId, Map<String, Object> condition, Instant until) {
        Told {
            requireNonNull(trialId, "trialId");
            requireNonNull(until, "until");
        }
    }

    /** A trial of a corp. */
    record Wanted(String corpId, String trialId, Condition condition, Instant until) {}

    /** @param key corp and who tries it */
    void take(String key, byte[] value) {
        var corpId = key.substring(0, key.indexOf(':'));
        var told = EventData.read(value, Told.class);
        var condition = ConditionForm.readResolved(told.condition());
        byPerson.put(key, new Wanted(corpId, told.trialId(), condition, told.until()));
    }

    /** Those that somebody still waits for. */
    Collection<Wanted> wanted(Instant now) {
        byPerson.values().removeIf(one -> !now.isBefore(one.until()));
        return byPerson.values();
    }
}
