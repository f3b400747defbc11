package dev.scrm.contact.segment.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.FollowProgress;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.SegmentProgress.Part;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Hears how far partitions have got with versions of segments. */
@Component
class ProgressListener implements EventBatchHandler {
    private static final String PROGRESSED = "scrm.segment.progressed";

    /** What of it is used here. */
    record Progressed(String segmentId, int version, int partition, double share, long members, boolean done) {
        Progressed {
            requireNonNull(segmentId, "segmentId");
        }

        Part part() {
            return new Part(new Rule.Key(segmentId, version), partition, share, members, done);
        }
    }

    /** One partition's standing with one version. */
    private record Place(Rule.Key rule, int partition) {}

    private final FollowProgress followProgress;

    ProgressListener(FollowProgress followProgress) {
        this.followProgress = followProgress;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return envelope.type().name().equals(PROGRESSED);
    }

    /** Of what a partition told several times the last counts. */
    @Override
    public void handle(List<Lane> lanes) {
        Map<String, Map<Place, Part>> told = new LinkedHashMap<>();
        for (var lane : lanes) {
            for (var event : lane.events()) {
                var part = EventData.read(event.envelope(), 1, Progressed.class).part();
                told.computeIfAbsent(event.envelope().corpId(), _ -> new LinkedHashMap<>())
                        .put(new Place(part.rule(), part.partition()), part);
            }
        }
        told.forEach((corpId, parts) -> followProgress.follow(corpId, List.copyOf(parts.values())));
    }
}
