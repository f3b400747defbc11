package dev.scrm.contact.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.timeline.Timelines.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of timelines does. */
public abstract class TimelinesContract {
    private static final String CORP = "ww5c3a0demo0000001";
    private static final String CONTACT = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";
    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");

    /** A store that nobody else uses. */
    protected abstract Timelines timelines();

    @Test
    void givesBackAnEntryWithAllItsDetails() {
        var entry = new TimelineEntry(
                CORP, CONTACT, "event-1", MORNING, 3, TimelineKind.TAGGED, "lin.wei", Map.of("tagId", "etEXgold"));

        timelines().put(List.of(entry));

        assertThat(timelines().list(CORP, List.of(CONTACT), 10, null)).containsExactly(entry);
    }

    @Test
    void keepsAnEntryThatIsPutTwiceOnce() {
        timelines().put(List.of(entry(1), entry(2)));
        timelines().put(List.of(entry(2), entry(1)));

        assertThat(timelines().list(CORP, List.of(CONTACT), 10, null)).hasSize(2);
    }

    @Test
    void listsTheNewestFirstWhateverTheOrderOfArrival() {
        timelines().put(List.of(entry(2), entry(1)));
        timelines().put(List.of(entry(3)));

        assertThat(timelines().list(CORP, List.of(CONTACT), 10, null)).containsExactly(entry(3), entry(2), entry(1));
    }

    @Test
    void pagesThroughEntriesOfTheSameInstantWithoutLossOrRepetition() {
        var entries = IntStream.range(0, 10)
                .mapToObj(i -> entry("event-" + i, MORNING.plusSeconds(i / 6), i / 2))
                .toList();
        timelines().put(entries);

        assertThat(pages(List.of(CONTACT), 3)).containsExactlyElementsOf(entries.reversed());
    }

    @Test
    void mixesNeitherContactsNorCorps() {
        timelines()
                .put(List.of(
                        entry(1),
                        new TimelineEntry(CORP, "other", "event-2", MORNING, 1, TimelineKind.CREATED, null, Map.of()),
                        new TimelineEntry(
                                "ww5c3a0demo0000002",
                                CONTACT,
                                "event-1",
                                MORNING,
                                1,
                                TimelineKind.CREATED,
                                null,
                                Map.of())));

        assertThat(timelines().list(CORP, List.of(CONTACT), 10, null)).containsExactly(entry(1));
    }

    @Test
    void pagesThroughWhatHappenedWithSeveralContactsThatAreOnePerson() {
        var contacts = List.of(CONTACT, "other", "third");
        // Some minutes have entries of all three, some of one, and some many of one.
        var entries = IntStream.range(0, 60)
                .mapToObj(i -> new TimelineEntry(
                        CORP,
                        contacts.get(i % 7 % 3),
                        "event." + i,
                        MORNING.plusSeconds(i * i % 97 * 13L),
                        i % 4,
                        TimelineKind.TAGGED,
                        null,
                        Map.of()))
                .toList();
        timelines().put(entries);
        var newestFirst = entries.stream()
                .sorted(Comparator.comparing(TimelineEntry::at)
                        .thenComparingLong(TimelineEntry::sequence)
                        .thenComparing(TimelineEntry::eventId)
                        .reversed())
                .toList();

        for (int size = 1; size <= 8; size++) {
            assertThat(pages(contacts, size)).containsExactlyElementsOf(newestFirst);
        }
    }

    private List<TimelineEntry> pages(List<String> contactIds, int size) {
        List<TimelineEntry> seen = new ArrayList<>();
        Place after = null;
        while (true) {
            var page = timelines().list(CORP, contactIds, size, after);
            if (page.isEmpty()) {
                return seen;
            }
            seen.addAll(page);
            after = Place.of(page.getLast());
        }
    }

    private static TimelineEntry entry(int number) {
        return entry("event-" + number, MORNING.plusSeconds(number), number);
    }

    private static TimelineEntry entry(String eventId, Instant at, long sequence) {
        return new TimelineEntry(CORP, CONTACT, eventId, at, sequence, TimelineKind.CREATED, null, Map.of());
    }
}
