package dev.scrm.contact.segment.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.FollowProgress;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.SegmentProgress.Part;
import dev.scrm.contact.segment.Trial;
import dev.scrm.contact.segment.Trials;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Hears how far partitions have got with versions of segments. */
@Component
class ProgressListener implements EventBatchHandler {
    private static final String PROGRESSED = "scrm.segment.progressed";
    private static final String TRIAL_PROGRESSED = "scrm.segment.trial-progressed";

    /** What of it is used here. */
    record Progressed(String segmentId, int version, int partition, double share, long members) {
        Progressed {
            requireNonNull(segmentId, "segmentId");
        }

        Part part() {
            return new Part(new Rule.Key(segmentId, version), partition, share, members);
        }
    }

    /** What of a trial is used here. */
    record TrialProgressed(
            String trialId, int partition, double share, long members, List<String> sample, boolean done) {
        TrialProgressed {
            requireNonNull(trialId, "trialId");
            requireNonNull(sample, "sample");
        }

        Trial.Part part() {
            return new Trial.Part(trialId, partition, share, members, sample, done);
        }
    }

    /** One partition's standing with one version. */
    private record Place(Rule.Key rule, int partition) {}

    private final FollowProgress followProgress;
    private final Trials trials;

    ProgressListener(FollowProgress followProgress, Trials trials) {
        this.followProgress = followProgress;
        this.trials = trials;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        var type = envelope.type().name();
        return type.equals(PROGRESSED) || type.equals(TRIAL_PROGRESSED);
    }

    @Override
    public void handle(List<Lane> lanes) {
        latest(lanes, PROGRESSED, Progressed.class, Progressed::part, part -> new Place(part.rule(), part.partition()))
                .forEach(followProgress::follow);
        latest(
                        lanes,
                        TRIAL_PROGRESSED,
                        TrialProgressed.class,
                        TrialProgressed::part,
                        part -> part.trialId() + "/" + part.partition())
                .forEach(trials::keepParts);
    }

    /** Of what a partition told several times the last counts; by corps. */
    private static <T, P> Map<String, List<P>> latest(
            List<Lane> lanes, String type, Class<T> form, Function<T, P> part, Function<P, Object> place) {
        Map<String, Map<Object, P>> told = new LinkedHashMap<>();
        for (var lane : lanes) {
            for (var event : lane.events()) {
                var envelope = event.envelope();
                if (envelope.type().name().equals(type)) {
                    var one = part.apply(EventData.read(envelope, 1, form));
                    told.computeIfAbsent(envelope.corpId(), _ -> new LinkedHashMap<>())
                            .put(place.apply(one), one);
                }
            }
        }
        Map<String, List<P>> latest = new LinkedHashMap<>();
        told.forEach((corpId, parts) -> latest.put(corpId, List.copyOf(parts.values())));
        return latest;
    }
}
