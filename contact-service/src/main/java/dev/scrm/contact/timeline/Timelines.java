package dev.scrm.contact.timeline;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The timelines of all contacts. */
public interface Timelines {
    /** Puts entries in; one that is there already stays one. */
    void put(List<TimelineEntry> entries);

    /** The entries of the contacts that are one person, the newest first, from after a place. */
    List<TimelineEntry> list(String corpId, Collection<String> contactIds, int limit, @Nullable Place after);

    /** Where an entry stands in its timeline. */
    record Place(Instant at, long sequence, String eventId) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                comparing(Place::at).thenComparingLong(Place::sequence).thenComparing(Place::eventId);

        /** As timelines are read. */
        public static final Comparator<TimelineEntry> NEWEST_FIRST =
                comparing((TimelineEntry entry) -> of(entry)).reversed();

        public static Place of(TimelineEntry entry) {
            return new Place(entry.at(), entry.sequence(), entry.eventId());
        }

        /** The earlier first. */
        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
