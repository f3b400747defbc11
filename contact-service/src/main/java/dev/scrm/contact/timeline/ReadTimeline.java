package dev.scrm.contact.timeline;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.timeline.Timelines.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what happened with a person and what the person did, in one order. Behaviours are kept once, where segments and portraits
 * find them: here both are put together as they are read.
 */
public final class ReadTimeline {
    /** Behaviours have no order among those of one instant but that of their ids. */
    private static final long SEQUENCE = 0;

    /** Ids of behaviours are hexadecimal digits. */
    private static final String AFTER_EVERY_ID = "~";

    private final Timelines timelines;
    private final Behaviors behaviors;

    ReadTimeline(Timelines timelines, Behaviors behaviors) {
        this.timelines = timelines;
        this.behaviors = behaviors;
    }

    /** Of the contacts that are one person, the newest first, from after a place. */
    public List<TimelineEntry> read(String corpId, Collection<String> contactIds, int limit, @Nullable Place after) {
        var happened = timelines.list(corpId, contactIds, limit, after);
        var did = behaviors.list(corpId, contactIds, null, limit, after == null ? null : amongBehaviors(after));
        return together(happened, did, limit);
    }

    /** The newest of what was read already, of both as many at least. */
    public static List<TimelineEntry> together(List<TimelineEntry> happened, List<Behaviors.OfContact> did, int limit) {
        return Stream.concat(happened.stream(), did.stream().limit(limit).map(ReadTimeline::entry))
                .sorted(Place.NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** Of the same instant everything with a sequence comes before the behaviours. */
    private static Behaviors.Place amongBehaviors(Place after) {
        return new Behaviors.Place(after.at(), after.sequence() > SEQUENCE ? AFTER_EVERY_ID : after.eventId());
    }

    private static TimelineEntry entry(Behaviors.OfContact one) {
        var behavior = one.behavior();
        return new TimelineEntry(
                behavior.corpId(),
                one.contactId(),
                behavior.id(),
                behavior.occurredAt(),
                SEQUENCE,
                TimelineKind.BEHAVIOR,
                null,
                Map.of("type", behavior.type(), "sourceId", behavior.sourceId()));
    }
}
