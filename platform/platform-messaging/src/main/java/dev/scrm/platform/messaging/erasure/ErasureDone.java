package dev.scrm.platform.messaging.erasure;

import dev.scrm.platform.events.ErasedStore;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.List;

/** {@code scrm.contact.erasure-done.v1}: what a service has erased of a contact. */
public record ErasureDone(String erasureId, String contactId, String service, List<ErasedStore> stores, Instant at) {
    private static final EventType TYPE = EventType.of("scrm.contact.erasure-done.v1");

    public ErasureDone {
        stores = List.copyOf(stores);
    }

    /** The answer to whoever asks, under the same id however often that is: the first one counts. */
    public static OutboxMessage answer(
            String service, EventEnvelope cause, ErasureRequested requested, List<ErasedStore> stores, Instant at) {
        var contactId = requested.contactId();
        var done = new ErasureDone(requested.erasureId(), contactId, service, stores, at);
        var envelope = new EventEnvelope(
                Ids.derived("erasure-done", cause.corpId(), contactId, requested.erasureId(), service),
                TYPE,
                "/" + service,
                contactId,
                at,
                cause.corpId(),
                0,
                cause.id(),
                cause.correlationId() == null ? cause.id() : cause.correlationId(),
                cause.traceParent(),
                EventData.write(done));
        return new OutboxMessage(Topics.CONTACT_ERASURES, Ids.contactKey(cause.corpId(), contactId), envelope);
    }
}
