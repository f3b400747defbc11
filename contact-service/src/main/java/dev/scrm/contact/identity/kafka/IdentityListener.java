package dev.scrm.contact.identity.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.identity.ClaimIdentities;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears that contacts are known under something new, a poll at a time. */
@Component
class IdentityListener implements EventBatchHandler {
    private static final String IDENTIFIED = "scrm.contact.identified";

    /** What the contact is known under lies in the contact. */
    private record Identified(String contactId) {}

    private final ClaimIdentities claimIdentities;

    IdentityListener(ClaimIdentities claimIdentities) {
        this.claimIdentities = claimIdentities;
    }

    /** A new version means something else: better to stop at it than to misread it. */
    private static EventEnvelope known(EventEnvelope envelope) {
        if (envelope.type().version() != 1) {
            throw new IllegalStateException("Expected version 1 but got " + envelope.type());
        }
        return envelope;
    }

    @Override
    public void handle(List<Lane> lanes) {
        lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .map(event -> event.envelope())
                .filter(envelope -> envelope.type().name().equals(IDENTIFIED))
                .map(IdentityListener::known)
                .collect(groupingBy(
                        envelope -> envelope.corpId(),
                        mapping(
                                envelope -> EventData.read(envelope, Identified.class)
                                        .contactId(),
                                toSet())))
                .forEach(claimIdentities::claim);
    }
}
