package dev.scrm.contact.segment.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.SegmentMembers.Told;
import dev.scrm.contact.segment.Standing.Membership;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings how people stand to where it is looked up: of each person of a poll what was told last, in one write. */
@Component
class StandingListener implements EventBatchHandler {
    private static final String STANDING = "scrm.segment.standing";

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

    private final SegmentMembers members;

    StandingListener(SegmentMembers members) {
        this.members = members;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return envelope.type().name().equals(STANDING);
    }

    @Override
    public void handle(List<Lane> lanes) {
        members.keep(lanes.stream()
                .map(lane -> lane.events().getLast().envelope())
                .map(envelope -> EventData.read(envelope, 1, StandingTold.class).told(envelope.corpId()))
                .toList());
    }
}
