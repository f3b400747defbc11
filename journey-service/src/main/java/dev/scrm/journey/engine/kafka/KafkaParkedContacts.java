package dev.scrm.journey.engine.kafka;

import dev.scrm.journey.engine.ParkedContacts;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Sends the release to where the contact is: the partition of its key. */
@Component
final class KafkaParkedContacts implements ParkedContacts {
    private static final EventType RELEASE = EventType.of("scrm.journey.release-contact.v1");

    private final EventPublisher publisher;
    private final Clock clock;
    private final RandomGenerator random;

    KafkaParkedContacts(EventPublisher publisher, Clock clock, RandomGenerator random) {
        this.publisher = publisher;
        this.clock = clock;
        this.random = random;
    }

    private record Release(String contactId) {}

    @Override
    public void release(String corpId, String contactId) {
        var now = clock.instant();
        var envelope = new EventEnvelope(
                Ids.uuid7(now, random).toString(),
                RELEASE,
                "/journey-service",
                contactId,
                now,
                corpId,
                0,
                null,
                null,
                null,
                EventData.write(new Release(contactId)));
        publisher.publish(
                List.of(new OutboxMessage(Topics.JOURNEY_COMMANDS, Ids.contactKey(corpId, contactId), envelope)));
    }
}
