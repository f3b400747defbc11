package dev.scrm.contact.segment.streams;

import static java.util.Comparator.comparing;

import dev.scrm.contact.segment.History;
import dev.scrm.contact.segment.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a person did, from the store, for one decision: of each type the latest, and no further back than is asked for. Of whatever was
 * done the types are looked up, and what each has next is compared: so many looks as there are types, however much was done.
 */
final class StoredHistory implements History, AutoCloseable {
    /**
     * Bytes of properties that are asked for, of the latest behaviours of one type, that a decision keeps in memory: older ones do not
     * count. Nobody meets it but who puts long texts into thousands of behaviours of one person, and asks for them.
     */
    static final int MOST_BYTES = 16 << 20;

    private final KeyValueStore<Bytes, byte[]> rows;
    private final String key;
    private final Function<String, Set<String>> asked;
    private final Map<String, OfType> types = new HashMap<>();
    private @Nullable OfAny any;

    /** @param asked names of the properties that rules ask for, of a type */
    StoredHistory(KeyValueStore<Bytes, byte[]> rows, String key, Function<String, Set<String>> asked) {
        this.rows = rows;
        this.key = key;
        this.asked = asked;
    }

    @Override
    public List<Occurrence> latest(String type, @Nullable Instant after, int atMost) {
        var asked = type.equals(ANY) ? any() : ofType(type);
        return asked.latest(after, atMost);
    }

    private OfType ofType(String type) {
        return types.computeIfAbsent(
                type,
                one -> new OfType(
                        rows.reverseRange(PeopleKeys.behaviors(key, one), PeopleKeys.behaviorsEnd(key, one)),
                        asked.apply(one)));
    }

    private OfAny any() {
        var known = any;
        if (known == null) {
            known = new OfAny(typesDone().stream().map(this::ofType).toList());
            any = known;
        }
        return known;
    }

    /** The rows of a type lie side by side: before the first of one lies the last of another. */
    private List<String> typesDone() {
        List<String> done = new ArrayList<>();
        var last = lastTypeBefore(PeopleKeys.allBehaviorsEnd(key));
        while (last != null) {
            done.add(last);
            last = lastTypeBefore(PeopleKeys.behaviors(key, last));
        }
        return done;
    }

    private @Nullable String lastTypeBefore(Bytes end) {
        try (var scan = rows.reverseRange(PeopleKeys.allBehaviors(key), end)) {
            return scan.hasNext() ? PeopleKeys.type(scan.next().key) : null;
        }
    }

    @Override
    public void close() {
        types.values().forEach(OfType::close);
    }

    /** Behaviours with the latest first: those that were read so far, and where it goes on. */
    private abstract static class Latest {
        private final List<Occurrence> read = new ArrayList<>();

        /** The next older one; null when there is none. */
        abstract @Nullable Occurrence further();

        List<Occurrence> latest(@Nullable Instant after, int atMost) {
            boolean more = true;
            while (more && read.size() < atMost && (read.isEmpty() || isAfter(read.getLast(), after))) {
                more = hasRead(read.size());
            }
            int count = 0;
            while (count < atMost && count < read.size() && isAfter(read.get(count), after)) {
                count++;
            }
            return read.subList(0, count);
        }

        /** Whether there is one at a place of those that it has read, or reads now. */
        boolean hasRead(int place) {
            if (place < read.size()) {
                return true;
            }
            var next = further();
            if (next != null) {
                read.add(next);
            }
            return next != null;
        }

        Occurrence at(int place) {
            return read.get(place);
        }

        private static boolean isAfter(Occurrence occurrence, @Nullable Instant after) {
            return after == null || occurrence.at().isAfter(after);
        }
    }

    /** Those of a type. */
    private static final class OfType extends Latest {
        private final KeyValueIterator<Bytes, byte[]> further;
        private final Set<String> asked;
        private int bytes;

        OfType(KeyValueIterator<Bytes, byte[]> further, Set<String> asked) {
            this.further = further;
            this.asked = asked;
        }

        @Override
        @Nullable
        Occurrence further() {
            if (bytes > MOST_BYTES || !further.hasNext()) {
                return null;
            }
            var row = further.next();
            var occurrence = StoredOccurrence.of(row.key, row.value, asked);
            bytes += occurrence.bytes();
            return occurrence;
        }

        void close() {
            further.close();
        }
    }

    /** Those of all types. */
    private static final class OfAny extends Latest {
        private final PriorityQueue<Next> nexts =
                new PriorityQueue<>(comparing(Next::at).reversed());

        /** What a type has at a place. */
        private record Next(OfType type, int place) {
            Occurrence occurrence() {
                return type.at(place);
            }

            Instant at() {
                return occurrence().at();
            }
        }

        OfAny(List<OfType> types) {
            types.forEach(type -> add(type, 0));
        }

        private void add(OfType type, int place) {
            if (type.hasRead(place)) {
                nexts.add(new Next(type, place));
            }
        }

        @Override
        @Nullable
        Occurrence further() {
            var next = nexts.poll();
            if (next == null) {
                return null;
            }
            add(next.type(), next.place() + 1);
            return next.occurrence();
        }
    }
}
