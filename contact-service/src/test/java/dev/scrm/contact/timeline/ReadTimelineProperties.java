package dev.scrm.contact.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.InMemoryBehaviors;
import dev.scrm.contact.behavior.Subject;
import dev.scrm.contact.timeline.Timelines.Place;
import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What happened and what was done, in one order, whatever falls on the same instant and wherever a page ends. */
class ReadTimelineProperties {
    private static final String CORP = "ww1";
    private static final List<String> PERSON = List.of("anna", "anna-of-the-shop");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<TimelineEntry> happened = new ArrayList<>();
    private InMemoryBehaviors behaviors = new InMemoryBehaviors();

    /** Each number is one thing: who, when and what, so that many fall together. */
    @Property(tries = 300)
    void pagesThroughAllOfItOnceAndInOrder(
            @ForAll @Size(max = 40) List<@IntRange(max = 23) Integer> things,
            @ForAll @IntRange(min = 1, max = 7) int page) {
        happened.clear();
        behaviors = new InMemoryBehaviors();
        var readTimeline = new ReadTimeline(new InMemoryTimelines(), behaviors);
        for (int i = 0; i < things.size(); i++) {
            put(i, things.get(i));
        }

        List<TimelineEntry> read = new ArrayList<>();
        List<TimelineEntry> portion = readTimeline.read(CORP, PERSON, page, null);
        while (!portion.isEmpty()) {
            read.addAll(portion);
            portion = readTimeline.read(CORP, PERSON, page, Place.of(portion.getLast()));
        }

        assertThat(read).extracting(TimelineEntry::eventId).doesNotHaveDuplicates();
        assertThat(read).hasSize(things.size()).isSortedAccordingTo(Place.NEWEST_FIRST);
        assertThat(read).filteredOn(one -> one.kind() == TimelineKind.BEHAVIOR).hasSize((int)
                things.stream().filter(ReadTimelineProperties::isDeed).count());
    }

    private static boolean isDeed(int thing) {
        return thing % 2 == 0;
    }

    private void put(int number, int thing) {
        var contactId = PERSON.get(thing / 2 % 2);
        var at = NOON.plusSeconds(thing / 4 % 3);
        if (isDeed(thing)) {
            var id = "%032x".formatted(number * 7919L);
            var deed = new Behavior(
                    id, CORP, "shop", "m" + number, "page-viewed", new Subject.OfContact(contactId), at, at, Map.of());
            var position = new SourcePosition("scrm.behavior.submissions.v1", 0, number);
            behaviors.keep(List.of(new Behaviors.Entry(new Behaviors.Received(deed, position), contactId)));
        } else {
            long sequence = thing / 12;
            var id = "%032x".formatted(number * 7919L);
            happened.add(new TimelineEntry(CORP, contactId, id, at, sequence, TimelineKind.TAGGED, null, Map.of()));
        }
    }

    private final class InMemoryTimelines implements Timelines {
        @Override
        public void put(List<TimelineEntry> entries) {
            happened.addAll(entries);
        }

        @Override
        public List<TimelineEntry> list(
                String corpId, Collection<String> contactIds, int limit, @Nullable Place after) {
            return happened.stream()
                    .filter(entry -> contactIds.contains(entry.contactId()))
                    .filter(entry -> after == null || Place.of(entry).compareTo(after) < 0)
                    .sorted(Place.NEWEST_FIRST)
                    .limit(limit)
                    .toList();
        }
    }
}
