package dev.scrm.platform.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A counter as the smallest aggregate: it grows, says so, and refuses to pass its limit. */
public final class Counters {
    static final String CORP = "corp-1";
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    record Counter(String id, int value, List<String> notes) {}

    record Grown(int by) {}

    public record CounterDocument(String id, int value, List<String> notes, Instant savedAt) {}

    /** Growing past 1,000 is refused. */
    static final class TooLarge extends Refusal {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("counter-too-large", Kind.INVALID, "Expected at most 1000", Map.of());
        }
    }

    /** Remembers what was offered instead of publishing it. */
    static final class RecordingRelay implements OutboxRelay {
        final List<PendingOutbox> offered = Collections.synchronizedList(new ArrayList<>());
        final Set<OutboxSource> sources = new LinkedHashSet<>();

        @Override
        public void register(OutboxSource source) {
            sources.add(source);
        }

        @Override
        public void offer(OutboxSource source, List<PendingOutbox> outboxes) {
            offered.addAll(outboxes);
        }
    }

    static final AggregateMapping<Counter, Grown, CounterDocument> MAPPING = new AggregateMapping<>(
            CounterDocument.class,
            counter -> new CounterDocument(counter.id(), counter.value(), counter.notes(), NOON),
            document -> new Counter(document.id(), document.value(), document.notes()),
            Counters::messages);

    private Counters() {}

    private static List<OutboxMessage> messages(Counter counter, List<Grown> events, Raised raised) {
        var type = EventType.of("scrm.test.grown.v1");
        return IntStream.range(0, events.size())
                .mapToObj(i -> raised.event(
                        i,
                        "/test",
                        type,
                        raised.at(),
                        Integer.toString(counter.value()).getBytes(UTF_8)))
                .map(event -> new OutboxMessage("test-topic", raised.corpId() + ":" + counter.id(), event))
                .toList();
    }

    static Function<Counter, Decision<Counter, Grown>> growBy(String id, int by) {
        return counter -> {
            var old = counter == null ? new Counter(id, 0, List.of()) : counter;
            if (old.value() + by > 1000) {
                throw new TooLarge();
            }
            return by == 0
                    ? Decision.unchanged(old)
                    : Decision.of(new Counter(id, old.value() + by, old.notes()), new Grown(by));
        };
    }

    static Change<Counter, Grown> grow(String id, int by, long offset) {
        var position = new SourcePosition("some.topic.v1", 3, offset);
        return new Change<>(CORP, id, position, null, growBy(id, by));
    }
}
