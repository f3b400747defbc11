package dev.scrm.contact.behavior.kafka;

import dev.scrm.contact.behavior.ReleaseWaiting;
import dev.scrm.contact.behavior.Subject;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Hears of new contacts: what was told of them before they were there has waited. */
@Component
class NewContactListener implements EventBatchHandler {
    private static final String CREATED = "scrm.contact.created";

    private record Created(String contactId) {}

    private final ReleaseWaiting releaseWaiting;

    NewContactListener(ReleaseWaiting releaseWaiting) {
        this.releaseWaiting = releaseWaiting;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return envelope.type().name().equals(CREATED);
    }

    @Override
    public void handle(List<Lane> lanes) {
        lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .map(event -> event.envelope())
                .collect(Collectors.groupingBy(
                        EventEnvelope::corpId, Collectors.mapping(NewContactListener::awaited, Collectors.toSet())))
                .forEach(releaseWaiting::release);
    }

    private static String awaited(EventEnvelope envelope) {
        return Subject.awaitedContact(EventData.read(envelope, 1, Created.class).contactId());
    }
}
