package dev.scrm.analytics.figures.kafka;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;

/** The contacts of one partition that are parked, each with the records that wait, in order. */
final class ParkedContacts {
    /** Stands between the contact and the number of the waiting record; no contact key holds it. */
    private static final char SEPARATOR = '\n';

    private final KeyValueStore<String, Incoming> store;

    ParkedContacts(KeyValueStore<String, Incoming> store) {
        this.store = store;
    }

    boolean isParked(String contact) {
        try (var waiting = waiting(contact)) {
            return waiting.hasNext();
        }
    }

    void park(String contact, Incoming record) {
        long last = 0;
        try (var waiting = waiting(contact)) {
            while (waiting.hasNext()) {
                last = number(waiting.next().key);
            }
        }
        store.put(key(contact, last + 1), record);
    }

    Set<String> contacts() {
        var contacts = new LinkedHashSet<String>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> contacts.add(entry.key.substring(0, entry.key.indexOf(SEPARATOR))));
        }
        return contacts;
    }

    List<Incoming> waitingFor(String contact) {
        var records = new ArrayList<Incoming>();
        try (var waiting = waiting(contact)) {
            waiting.forEachRemaining(entry -> records.add(entry.value));
        }
        return records;
    }

    /** Takes away the one that waited longest. */
    void released(String contact) {
        try (var waiting = waiting(contact)) {
            if (waiting.hasNext()) {
                store.delete(waiting.next().key);
            }
        }
    }

    private org.apache.kafka.streams.state.KeyValueIterator<String, Incoming> waiting(String contact) {
        return store.range(key(contact, 0), key(contact, Long.MAX_VALUE));
    }

    /** Nineteen digits, so that the order of keys is the order of numbers. */
    private static String key(String contact, long number) {
        return contact + SEPARATOR + "%019d".formatted(number);
    }

    private static long number(String key) {
        return Long.parseLong(key.substring(key.indexOf(SEPARATOR) + 1));
    }
}
