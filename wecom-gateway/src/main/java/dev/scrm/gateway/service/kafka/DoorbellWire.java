package dev.scrm.gateway.service.kafka;

import dev.scrm.gateway.service.Doorbell;
import dev.scrm.gateway.service.Doorbells;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Doorbells on the wire. */
final class DoorbellWire implements Doorbells {
    private static final String NAME = "scrm.wecom.service-messages-waiting";
    private static final EventType WAITING = EventType.of(NAME + ".v1");

    private record ServiceMessagesWaiting(String openKfId, String syncToken) {}

    private final EventPublisher publisher;
    private final Clock clock;

    DoorbellWire(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    static boolean isDoorbell(EventEnvelope envelope) {
        return envelope.type().name().equals(NAME);
    }

    static Doorbell read(EventEnvelope envelope) {
        var waiting = EventData.read(envelope, 1, ServiceMessagesWaiting.class);
        return new Doorbell(
                envelope.corpId(), waiting.openKfId(), waiting.syncToken(), envelope.id(), envelope.traceParent());
    }

    @Override
    public void ringAgain(List<Doorbell> doorbells) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        publisher.publish(
                doorbells.stream().map(doorbell -> message(doorbell, now)).toList());
    }

    private static OutboxMessage message(Doorbell doorbell, Instant now) {
        var id = Ids.derived("doorbell-again", doorbell.corpId(), doorbell.eventId(), now.toString());
        var envelope = new EventEnvelope(
                id,
                WAITING,
                "/wecom-gateway",
                doorbell.openKfId(),
                now,
                doorbell.corpId(),
                0,
                doorbell.eventId(),
                null,
                doorbell.traceParent(),
                EventData.write(new ServiceMessagesWaiting(doorbell.openKfId(), doorbell.syncToken())));
        return new OutboxMessage(Topics.WECOM_DOORBELLS, doorbell.corpId() + ":" + doorbell.openKfId(), envelope);
    }
}
