package dev.scrm.contact.segment.kafka;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import dev.scrm.contact.segment.FollowProgress;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.SegmentMembers.Forgotten;
import dev.scrm.contact.segment.SegmentMembers.Told;
import dev.scrm.contact.segment.SegmentProgress.Sorted;
import dev.scrm.contact.segment.Standing.Membership;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Brings how people stand to where it is looked up: of each person of a poll what was told last, in one write. Once it is there of
 * everybody, a version that was built counts. Of whoever was erased nothing is kept.
 */
@Component
class StandingListener implements EventBatchHandler {
    private static final String STANDING = "scrm.segment.standing";
    private static final String SORTED = "scrm.segment.sorted";

    /** What of it is used here. */
    record StandingTold(String contactId, long revision, List<Belonging> segments, List<Holding> versions) {
        StandingTold {
            requireNonNull(contactId, "contactId");
            requireNonNull(segments, "segments");
            requireNonNull(versions, "versions");
        }

        Told told(String corpId) {
            return new Told(
                    corpId,
                    contactId,
                    revision,
                    segments.stream()
                            .map(one -> new Membership(one.segmentId(), one.since()))
                            .toList(),
                    versions.stream()
                            .map(one -> new Rule.Key(one.segmentId(), one.version()))
                            .toList());
        }
    }

    /** A segment the person belongs to. */
    record Belonging(String segmentId, Instant since) {}

    /** A version that holds for the person. */
    record Holding(String segmentId, int version) {}

    /** What of it is used here when all people of a partition were put to a version. */
    record SortedTold(String segmentId, int version, int partition) {
        SortedTold {
            requireNonNull(segmentId, "segmentId");
        }

        Sorted sorted() {
            return new Sorted(new Rule.Key(segmentId, version), partition);
        }
    }

    private final SegmentMembers members;
    private final FollowProgress followProgress;

    StandingListener(SegmentMembers members, FollowProgress followProgress) {
        this.members = members;
        this.followProgress = followProgress;
    }

    @Override
    public boolean hearsOfForgotten() {
        return true;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        var type = envelope.type().name();
        return type.equals(STANDING) || type.equals(SORTED);
    }

    /** How people stand comes first: a version counts once it is known of everybody. */
    @Override
    public void handle(List<Lane> lanes) {
        var standings = latestStandings(lanes).collect(partitioningBy(StandingListener::isForgotten));
        members.keep(requireNonNull(standings.get(false)).stream()
                .map(envelope -> EventData.read(envelope, 1, StandingTold.class).told(envelope.corpId()))
                .toList());
        members.forget(requireNonNull(standings.get(true)).stream()
                .map(envelope ->
                        new Forgotten(envelope.corpId(), requireNonNull(envelope.subject()), envelope.sequence()))
                .toList());
        Map<String, List<Sorted>> sorted = lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .map(ReceivedEvent::envelope)
                .filter(envelope -> envelope.type().name().equals(SORTED))
                .collect(groupingBy(
                        EventEnvelope::corpId,
                        mapping(
                                envelope -> EventData.read(envelope, 1, SortedTold.class)
                                        .sorted(),
                                toList())));
        sorted.forEach(followProgress::sorted);
    }

    private static boolean isForgotten(EventEnvelope envelope) {
        return envelope.data().length == 0;
    }

    private static Stream<EventEnvelope> latestStandings(List<Lane> lanes) {
        return lanes.stream()
                .map(lane -> lane.events().getLast().envelope())
                .filter(envelope -> envelope.type().name().equals(STANDING));
    }
}
