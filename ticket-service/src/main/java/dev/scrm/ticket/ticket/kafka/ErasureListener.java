package dev.scrm.ticket.ticket.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.ticket.ticket.EraseTickets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears who is to be erased, and answers what went. */
@Component
class ErasureListener implements EventBatchHandler {
    private static final String REQUESTED = "scrm.contact.erasure-requested";
    private static final EventType DONE = EventType.of("scrm.contact.erasure-done.v1");
    private static final String SERVICE = "ticket-service";

    /** What of it is used here. */
    record Requested(String erasureId, String contactId, Instant erasedAt) {
        Requested {
            requireNonNull(erasureId, "erasureId");
            requireNonNull(contactId, "contactId");
            requireNonNull(erasedAt, "erasedAt");
        }
    }

    record Done(String erasureId, String contactId, String service, List<Store> stores, Instant at) {}

    record Store(String store, long deleted, long kept, String because) {}

    private final EraseTickets eraseTickets;
    private final EventPublisher publisher;
    private final Clock clock;

    ErasureListener(EraseTickets eraseTickets, EventPublisher publisher, Clock clock) {
        this.eraseTickets = eraseTickets;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return envelope.type().name().equals(REQUESTED);
    }

    @Override
    public void handle(List<Lane> lanes) {
        lanes.stream().flatMap(lane -> lane.events().stream()).forEach(event -> erase(event.envelope()));
    }

    private void erase(EventEnvelope envelope) {
        var wanted = EventData.read(envelope, 1, Requested.class);
        int count = eraseTickets.erase(envelope.corpId(), wanted.contactId(), wanted.erasedAt());
        publisher.publish(List.of(answer(envelope, wanted, count)));
    }

    /** The same id however often it is asked: the first answer counts. */
    private OutboxMessage answer(EventEnvelope cause, Requested wanted, int count) {
        var stores = List.of(
                new Store("tickets", count, count, "工单编号、时间与处理人，用于统计；客户的文字与企业微信编号已删除"),
                new Store("erased-contacts", 0, 1, "客户编号与删除时间：更早的消息不再开工单"));
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
