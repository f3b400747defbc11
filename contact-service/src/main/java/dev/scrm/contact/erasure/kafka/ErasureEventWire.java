package dev.scrm.contact.erasure.kafka;

import dev.scrm.contact.erasure.Erasure;
import dev.scrm.contact.erasure.ErasureEvent;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Raised;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is to be erased, as messages: one for each contact, under its key, so that it keeps its order with the contact's others. */
@Component
class ErasureEventWire implements EventWire<Erasure, ErasureEvent> {
    private static final String SOURCE = "/contact-service/erasures";
    private static final EventType REQUESTED = EventType.of("scrm.contact.erasure-requested.v1");
    private static final EventType COMPLETED = EventType.of("scrm.contact.erasure-completed.v1");

    /** One message before it has an id. */
    private record Told(String contactId, EventType type, Instant at, Record data) {}

    @Override
    public List<OutboxMessage> messages(Erasure erasure, List<ErasureEvent> events, Raised raised) {
        var told = events.stream().flatMap(event -> told(erasure, event)).toList();
        return IntStream.range(0, told.size())
                .mapToObj(index -> message(told.get(index), index, raised))
                .toList();
    }

    private static Stream<Told> told(Erasure erasure, ErasureEvent event) {
        return switch (event) {
            case ErasureEvent.ErasureRequested(var contactId, var erasedAt) ->
                Stream.of(new Told(
                        contactId,
                        REQUESTED,
                        erasedAt,
                        new ErasureMessages.Requested(erasure.id(), contactId, erasedAt)));
            case ErasureEvent.ErasureCompleted(var contactIds, var certificate) -> {
                var at = certificate.content().completedAt();
                yield contactIds.stream()
                        .map(contactId -> new Told(
                                contactId,
                                COMPLETED,
                                at,
                                new ErasureMessages.Completed(erasure.id(), contactId, at, certificate.hash())));
            }
        };
    }

    private static OutboxMessage message(Told told, int index, Raised raised) {
        var envelope = raised.event(index, SOURCE, told.type(), told.at(), EventData.write(told.data()));
        return new OutboxMessage(Topics.CONTACT_ERASURES, Ids.contactKey(raised.corpId(), told.contactId()), envelope);
    }
}
