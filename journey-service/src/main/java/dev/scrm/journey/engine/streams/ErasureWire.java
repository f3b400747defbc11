package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.Input;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.List;

/** The answer to whoever asks for a contact to be erased. */
final class ErasureWire {
    private static final String SERVICE = "journey-service";
    private static final EventType DONE = EventType.of("scrm.contact.erasure-done.v1");

    private ErasureWire() {}

    private record Done(String erasureId, String contactId, String service, List<Store> stores, Instant at) {}

    private record Store(String store, long deleted, long kept, String because) {}

    /** Under the same id however often it is asked. */
    static OutboxMessage done(String key, Input.ContactErased erased, Instant now) {
        int colon = key.indexOf(':');
        var corpId = key.substring(0, colon);
        var contactId = key.substring(colon + 1);
        var cause = erased.cause();
        var stores = List.of(new Store("engine", 1, 1, "客户编号与删除时间：更早的添加不再开始旅程"));
        var envelope = new EventEnvelope(
                Ids.derived("erasure-done", corpId, contactId, erased.erasureId(), SERVICE),
                DONE,
                "/" + SERVICE,
                contactId,
                now,
                corpId,
                0,
                cause.eventId(),
                cause.correlationId() == null ? cause.eventId() : cause.correlationId(),
                cause.traceParent(),
                EventData.write(new Done(erased.erasureId(), contactId, SERVICE, stores, now)));
        return new OutboxMessage(Topics.CONTACT_ERASURES, key, envelope);
    }
}
