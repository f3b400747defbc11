package dev.scrm.contact.segment.kafka;

import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.contact.segment.Trial;
import dev.scrm.contact.segment.TrialNews;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Trials on their way to those who sort people; under the key of whoever tries the next overtakes the one before. */
@Component
class KafkaTrialNews implements TrialNews {
    private static final EventType TRIAL_WANTED = EventType.of("scrm.segment.trial-wanted.v1");

    /** {@code scrm.segment.trial-wanted.v1}: put everybody to this condition, and tell how many it holds for. */
    record TrialWanted(String trialId, Map<String, Object> condition, Instant until) {}

    private final EventPublisher publisher;
    private final Clock clock;

    KafkaTrialNews(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public void tell(Trial trial) {
        var data = new TrialWanted(trial.id(), ConditionForm.write(trial.condition()), trial.until());
        var envelope = new EventEnvelope(
                trial.id(),
                TRIAL_WANTED,
                "/contact-service/segments",
                trial.id(),
                clock.instant(),
                trial.corpId(),
                0,
                null,
                trial.id(),
                null,
                EventData.write(data));
        var key = trial.corpId() + ":" + Ids.derived("segment-trial", trial.corpId(), trial.by());
        publisher.publish(List.of(new OutboxMessage(Topics.SEGMENT_TRIALS, key, envelope)));
    }
}
