package dev.scrm.contact.behavior.kafka;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Intake;
import dev.scrm.contact.behavior.Subject;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.contact.IdentitySeal;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The intake as a topic, in which integrators write as well; phone numbers and e-mail addresses lie sealed in it, unless they wrote them. */
@Component
class KafkaIntake implements Intake {
    private static final EventType SUBMITTED = EventType.of("scrm.behavior.submitted.v1");

    /** What one person does stays in its order. */
    private record Person(String corpId, Subject subject) {
        String key(IdentityIds ids) {
            return switch (subject) {
                case Subject.OfContact(var contactId) -> Ids.contactKey(corpId, contactId);
                case Subject.OfIdentity(var key) -> corpId + ":" + ids.word(corpId, key);
            };
        }
    }

    private final EventPublisher publisher;
    private final IdentityIds ids;
    private final IdentitySeal seal;

    KafkaIntake(EventPublisher publisher, IdentityIds ids, IdentitySeal seal) {
        this.publisher = publisher;
        this.ids = ids;
        this.seal = seal;
    }

    @Override
    public void submit(List<Behavior> behaviors) {
        Map<Person, String> keys = new HashMap<>();
        publisher.publish(behaviors.stream()
                .map(behavior -> message(
                        behavior,
                        keys.computeIfAbsent(
                                new Person(behavior.corpId(), behavior.subject()), person -> person.key(ids))))
                .toList());
    }

    private OutboxMessage message(Behavior behavior, String key) {
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
                EventData.write(BehaviorMessages.Submitted.of(behavior, seal)));
        return new OutboxMessage(Topics.BEHAVIOR_SUBMISSIONS, key, envelope);
    }
}
