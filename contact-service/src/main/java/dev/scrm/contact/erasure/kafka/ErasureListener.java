package dev.scrm.contact.erasure.kafka;

import dev.scrm.contact.erasure.EraseStores;
import dev.scrm.contact.erasure.FollowErasures;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears who is to be erased, and what the services did for it. */
@Component
class ErasureListener implements EventBatchHandler {
    private static final String REQUESTED = "scrm.contact.erasure-requested";
    private static final String DONE = "scrm.contact.erasure-done";

    private final EraseStores eraseStores;
    private final FollowErasures followErasures;

    ErasureListener(EraseStores eraseStores, FollowErasures followErasures) {
        this.eraseStores = eraseStores;
        this.followErasures = followErasures;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        var type = envelope.type().name();
        return type.equals(REQUESTED) || type.equals(DONE);
    }

    @Override
    public void handle(List<Lane> lanes) {
        lanes.stream().flatMap(lane -> lane.events().stream()).forEach(event -> hear(event.envelope()));
    }

    private void hear(EventEnvelope envelope) {
        if (envelope.type().name().equals(REQUESTED)) {
            var requested = EventData.read(envelope, 1, ErasureMessages.Requested.class);
            eraseStores.erase(envelope.corpId(), requested.erasureId(), requested.contactId(), requested.erasedAt());
        } else {
            var done = EventData.read(envelope, 1, ErasureMessages.Done.class);
            followErasures.take(envelope.corpId(), done.erasureId(), done.answer());
        }
    }
}
