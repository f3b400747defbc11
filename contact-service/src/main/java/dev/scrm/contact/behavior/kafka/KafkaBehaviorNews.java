package dev.scrm.contact.behavior.kafka;

import dev.scrm.contact.behavior.BehaviorNews;
import dev.scrm.contact.behavior.Behaviors.OfContact;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells all what people did, by contact. */
@Component
class KafkaBehaviorNews implements BehaviorNews {
    private static final EventType RECORDED = EventType.of("scrm.behavior.recorded.v1");
    private static final String SOURCE = "/contact-service";

    private final EventPublisher publisher;

    KafkaBehaviorNews(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void tell(List<OfContact> behaviors) {
        publisher.publish(behaviors.stream().map(KafkaBehaviorNews::message).toList());
    }

    private static OutboxMessage message(OfContact told) {
        var behavior = told.behavior();
        var envelope = new EventEnvelope(
                behavior.id(),
                RECORDED,
                SOURCE,
                told.contactId(),
                behavior.occurredAt(),
                behavior.corpId(),
                0,
                behavior.id(),
                behavior.id(),
                null,
                EventData.write(BehaviorMessages.Recorded.of(told)));
        return new OutboxMessage(Topics.BEHAVIOR_EVENTS, Ids.contactKey(behavior.corpId(), told.contactId()), envelope);
    }
}
