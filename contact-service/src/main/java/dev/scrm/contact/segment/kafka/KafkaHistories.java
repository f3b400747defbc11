package dev.scrm.contact.segment.kafka;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.segment.Histories;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Histories on their way to those who sort people. */
@Component
class KafkaHistories implements Histories {
    private static final EventType HISTORY = EventType.of("scrm.segment.history.v1");

    /** {@code scrm.segment.history.v1}: what a contact did with whom it was merged, or parted from. */
    record History(String contactId, String question, boolean last, List<Done> given, List<Done> taken) {}

    /** One thing done, with the contact that it stays with. */
    record Done(String id, String ownerId, String type, Instant occurredAt, Map<String, Object> properties) {
        static Done of(Behaviors.OfContact told) {
            var behavior = told.behavior();
            return new Done(
                    behavior.id(), told.ownerId(), behavior.type(), behavior.occurredAt(), behavior.properties());
        }
    }

    private final EventPublisher publisher;
    private final Clock clock;

    KafkaHistories(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public void tell(List<Part> parts) {
        publisher.publish(parts.stream().map(this::message).toList());
    }

    private OutboxMessage message(Part part) {
        var data = new History(
                part.contactId(),
                part.question(),
                part.last(),
                part.given().stream().map(Done::of).toList(),
                part.taken().stream().map(Done::of).toList());
        var ids = Stream.concat(data.given().stream(), data.taken().stream())
                .map(Done::id)
                .collect(Collectors.joining());
        var now = clock.instant();
        var id = Ids.derived("segment-history", part.corpId(), part.contactId(), part.question(), ids);
        var envelope = new EventEnvelope(
                id,
                HISTORY,
                "/contact-service/segments",
                part.contactId(),
                now,
                part.corpId(),
                0,
                null,
                id,
                null,
                EventData.write(data));
        return new OutboxMessage(Topics.SEGMENT_HISTORIES, Ids.contactKey(part.corpId(), part.contactId()), envelope);
    }
}
