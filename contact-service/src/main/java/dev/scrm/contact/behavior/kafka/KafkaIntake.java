package dev.scrm.contact.behavior.kafka;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Intake;
import dev.scrm.contact.behavior.Subject;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import java.util.List;
import org.springframework.stereotype.Component;

/** The intake as a topic, in which integrators write as well. */
@Component
class KafkaIntake implements Intake {
    private static final EventType SUBMITTED = EventType.of("scrm.behavior.submitted.v1");

    private final EventPublisher publisher;

    KafkaIntake(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void submit(List<Behavior> behaviors) {
        publisher.publish(behaviors.stream().map(KafkaIntake::message).toList());
    }

    private static OutboxMessage message(Behavior behavior) {
        var envelope = new EventEnvelope(
                behavior.id(),
                SUBMITTED,
                "/behavior-sources/" + behavior.sourceId(),
                null,
                behavior.occurredAt(),
                behavior.corpId(),
                0,
                null,
                behavior.id(),
                null,
                EventData.write(BehaviorMessages.Submitted.of(behavior)));
        return new OutboxMessage(Topics.BEHAVIOR_SUBMISSIONS, key(behavior), envelope);
    }

    /** What one person does stays in its order. */
    private static String key(Behavior behavior) {
        return switch (behavior.subject()) {
            case Subject.OfContact(var contactId) -> Ids.contactKey(behavior.corpId(), contactId);
            case Subject.OfIdentity(var key) -> behavior.corpId() + ":" + key.id(behavior.corpId());
        };
    }
}
