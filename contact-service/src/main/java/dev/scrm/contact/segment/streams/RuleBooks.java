package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.contact.segment.Definition;
import dev.scrm.contact.segment.RuleBook;
import dev.scrm.contact.segment.Tagging;
import dev.scrm.platform.messaging.EventData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rules of all corps, the same for all partitions of the process; kept up from the topic of definitions. */
final class RuleBooks {
    private final Map<String, RuleBook> books = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> heardOf = new ConcurrentHashMap<>();

    /** A segment as it is told on the topic. */
    record Told(
            String segmentId,
            String name,
            @Nullable ToldTagging tagging,
            @Nullable ToldVersion live,
            @Nullable ToldVersion next) {}

    /** What is done with whoever belongs to it when it is a tag rule. */
    record ToldTagging(
            List<String> tagIds,
            boolean whileItHolds,
            @Nullable Duration lasting) {
        Tagging read() {
            return new Tagging(tagIds, whileItHolds, lasting);
        }
    }

    /** A version of it. */
    record ToldVersion(int version, Map<String, Object> condition) {
        Definition.Version read() {
            return new Definition.Version(version, ConditionForm.readResolved(condition));
        }
    }

    RuleBook of(String corpId) {
        return books.getOrDefault(corpId, RuleBook.EMPTY);
    }

    /** Whether any definition of the segment was read, also one that says it is gone. */
    boolean hasHeardOf(String corpId, String segmentId) {
        return heardOf.getOrDefault(corpId, Set.of()).contains(segmentId);
    }

    Set<String> corps() {
        return books.keySet();
    }

    /** @param key {@code corp:segment} */
    void take(String key, byte[] value) {
        var corpId = key.substring(0, key.indexOf(':'));
        var told = EventData.read(value, Told.class);
        var tagging = told.tagging() == null ? null : told.tagging().read();
        var definition = new Definition(
                corpId, told.segmentId(), told.name(), tagging, version(told.live()), version(told.next()));
        heardOf.computeIfAbsent(corpId, _ -> ConcurrentHashMap.newKeySet()).add(told.segmentId());
        books.compute(
                corpId,
                (_, known) -> (known == null ? RuleBook.EMPTY : known)
                        .with(definition.segmentId(), definition.tagging(), definition.rules()));
    }

    private static Definition.@Nullable Version version(@Nullable ToldVersion told) {
        return told == null ? null : told.read();
    }
}
