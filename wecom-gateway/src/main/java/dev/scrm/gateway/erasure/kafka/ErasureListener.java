package dev.scrm.gateway.erasure.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.commands.ErasedContacts;
import dev.scrm.gateway.erasure.EraseContact;
import dev.scrm.gateway.erasure.StoreReport;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Hears who is to be erased, and answers what went; and who else has erased them. */
final class ErasureListener implements EventBatchHandler {
    private static final String REQUESTED = "scrm.contact.erasure-requested";
    private static final EventType DONE = EventType.of("scrm.contact.erasure-done.v1");
    private static final String SERVICE = "wecom-gateway";

    /** What of it is used here. */
    private record Requested(String erasureId, String contactId, Instant erasedAt) {
        Requested {
            requireNonNull(erasureId, "erasureId");
            requireNonNull(contactId, "contactId");
            requireNonNull(erasedAt, "erasedAt");
        }
    }

    private record Done(String erasureId, String contactId, String service, List<StoreReport> stores, Instant at) {}

    /** What of another service's answer is used here. */
    private record Answered(String erasureId, String contactId, String service, Instant at) {
        Answered {
            requireNonNull(erasureId, "erasureId");
            requireNonNull(contactId, "contactId");
            requireNonNull(service, "service");
            requireNonNull(at, "at");
        }
    }

    private final EraseContact eraseContact;
    private final ErasedContacts erased;
    private final EventPublisher publisher;
    private final Clock clock;

    ErasureListener(EraseContact eraseContact, ErasedContacts erased, EventPublisher publisher, Clock clock) {
        this.eraseContact = eraseContact;
        this.erased = erased;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        var type = envelope.type().name();
        return type.equals(REQUESTED) || type.equals(DONE.name());
    }

    @Override
    public void handle(List<Lane> lanes) {
        lanes.stream().flatMap(lane -> lane.events().stream()).forEach(event -> hear(event.envelope()));
    }

    private void hear(EventEnvelope envelope) {
        if (envelope.type().name().equals(REQUESTED)) {
            erase(envelope);
        } else {
            var answer = EventData.read(envelope, 1, Answered.class);
            erased.answered(envelope.corpId(), answer.contactId(), answer.erasureId(), answer.service(), answer.at());
        }
    }

    private void erase(EventEnvelope envelope) {
        var wanted = EventData.read(envelope, 1, Requested.class);
        var stores = eraseContact.erase(envelope.corpId(), wanted.erasureId(), wanted.contactId(), wanted.erasedAt());
        publisher.publish(List.of(answer(envelope, wanted, stores)));
    }

    /** The same id however often it is asked: the first answer counts. */
    private OutboxMessage answer(EventEnvelope cause, Requested wanted, List<StoreReport> stores) {
        var data = new Done(wanted.erasureId(), wanted.contactId(), SERVICE, stores, clock.instant());
        var envelope = new EventEnvelope(
                Ids.derived("erasure-done", cause.corpId(), wanted.contactId(), wanted.erasureId(), SERVICE),
                DONE,
                "/" + SERVICE,
                wanted.contactId(),
                data.at(),
                cause.corpId(),
                0,
                cause.id(),
                cause.correlationId() == null ? cause.id() : cause.correlationId(),
                cause.traceParent(),
                EventData.write(data));
        return new OutboxMessage(Topics.CONTACT_ERASURES, Ids.contactKey(cause.corpId(), wanted.contactId()), envelope);
    }
}
