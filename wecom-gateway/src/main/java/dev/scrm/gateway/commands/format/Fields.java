package dev.scrm.gateway.commands.format;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of a command, and which of them nobody has asked for: those are no reason to refuse it, because senders may be
 * newer, but may be misspelt.
 */
final class Fields {
    private static final int MOST_TOLD = 10;
    private static final int LONGEST_TOLD = 64;

    /** Asking a class for its components makes new objects each time. */
    private static final ClassValue<Set<String>> NAMES = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> record) {
            return Stream.of(record.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    private final EventEnvelope envelope;
    private final Set<String> unread;

    Fields(EventEnvelope envelope) {
        this.envelope = envelope;
        this.unread = new LinkedHashSet<>(EventData.names(envelope));
    }

    /** Those that are components of the record. */
    <T extends Record> T read(Class<T> record) {
        unread.removeAll(NAMES.get(record));
        return EventData.read(envelope, record);
    }

    /** The same, but for one that is looked at only: in a command that has no such field nobody has asked for it. */
    <T extends Record> T readBut(String lookedAt, Class<T> record) {
        NAMES.get(record).stream().filter(name -> !name.equals(lookedAt)).forEach(unread::remove);
        return EventData.read(envelope, record);
    }

    /**
     * Names of those that nobody asked for so far, not all of them when there are many. So that a refusal blames no field
     * that is right, a command is read whole before it is checked.
     */
    List<String> unread() {
        return unread.stream().limit(MOST_TOLD).map(Fields::cut).toList();
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_TOLD
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_TOLD));
    }
}
