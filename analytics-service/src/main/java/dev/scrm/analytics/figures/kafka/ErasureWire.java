package dev.scrm.analytics.figures.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.time.Instant;
import java.util.List;

/** Who is to be erased, and the answer to whoever asks. */
final class ErasureWire {
    private static final String SERVICE = "analytics-service";
    private static final String REQUESTED = "scrm.contact.erasure-requested";
    private static final EventType DONE = EventType.of("scrm.contact.erasure-done.v1");

    private ErasureWire() {}

    /** What of the question is used here. */
    record Requested(String erasureId, String contactId, Instant erasedAt) {
        Requested {
            requireNonNull(erasureId, "erasureId");
            requireNonNull(contactId, "contactId");
            requireNonNull(erasedAt, "erasedAt");
        }
    }

    private record Done(String erasureId, String contactId, String service, List<Store> stores, Instant at) {}

    private record Store(String store, long deleted, long kept, String because) {}

    static boolean asks(EventEnvelope event) {
        return event.type().name().equals(REQUESTED);
    }

    /** Under another key it would be another contact's. */
    static Requested read(String key, EventEnvelope event) {
        var requested = EventData.read(event, 1, Requested.class);
        if (!key.equals(Ids.contactKey(event.corpId(), requested.contactId()))) {
            throw new UnreadableEventException("Expected the key of the contact to erase but got '" + key + "'");
        }
        return requested;
    }

    /** Under the same id however often it is asked: the first answer counts. */
    static EventEnvelope done(EventEnvelope cause, Requested requested, long facts, Instant now) {
        var stores = List.of(new Store("contact-facts", facts, 1, "客户编号与删除时间：更早的添加与工单不再计入指标"));
        var data = new Done(requested.erasureId(), requested.contactId(), SERVICE, stores, now);
        return new EventEnvelope(
                Ids.derived("erasure-done", cause.corpId(), requested.contactId(), requested.erasureId(), SERVICE),
                DONE,
                "/" + SERVICE,
                requested.contactId(),
                now,
                cause.corpId(),
                0,
                cause.id(),
                cause.correlationId() == null ? cause.id() : cause.correlationId(),
                cause.traceParent(),
                EventData.write(data));
    }
}
