package dev.scrm.gateway.service.kafka;

import dev.scrm.gateway.service.Doorbell;
import dev.scrm.gateway.service.ServiceMessageLog;
import dev.scrm.gateway.wecom.ServicePage.ServiceMessage;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.MessageBodies;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages on the wire: keyed by contact, the body sealed. */
final class KafkaServiceMessageLog implements ServiceMessageLog {
    private static final EventType RECEIVED = EventType.of("scrm.wecom.service-message-received.v1");

    private record ServiceMessageReceived(
            String messageId,
            String contactId,
            String externalUserId,
            String openKfId,
            String origin,
            @Nullable String staffId,
            Instant sentAt,
            String messageType,
            String body) {}

    private final EventPublisher publisher;
    private final MessageBodies bodies;

    KafkaServiceMessageLog(EventPublisher publisher, MessageBodies bodies) {
        this.publisher = publisher;
        this.bodies = bodies;
    }

    @Override
    public void append(List<ServiceMessage> messages, Doorbell cause) {
        publisher.publish(
                messages.stream().map(message -> message(message, cause)).toList());
    }

    private OutboxMessage message(ServiceMessage message, Doorbell cause) {
        var corpId = cause.corpId();
        var contactId = Ids.contact(corpId, message.externalUserId());
        var id = Ids.derived("service-message", corpId, message.openKfId(), message.messageId());
        var data = new ServiceMessageReceived(
                message.messageId(),
                contactId,
                message.externalUserId(),
                message.openKfId(),
                origin(message.origin()),
                message.staffId(),
                message.sentAt(),
                message.messageType(),
                bodies.seal(id, message.body()));
        var envelope = new EventEnvelope(
                id,
                RECEIVED,
                "/wecom-gateway",
                contactId,
                message.sentAt(),
                corpId,
                0,
                cause.eventId(),
                id,
                cause.traceParent(),
                EventData.write(data));
        return new OutboxMessage(Topics.WECOM_MESSAGES, Ids.contactKey(corpId, contactId), envelope);
    }

    private static String origin(int origin) {
        return switch (origin) {
            case 3 -> "customer";
            case 5 -> "staff";
            default -> "system";
        };
    }
}
