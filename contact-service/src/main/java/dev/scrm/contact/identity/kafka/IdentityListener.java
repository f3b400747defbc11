package dev.scrm.contact.identity.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.identity.ClaimIdentities;
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

    @Override
    public void handle(List<Lane> lanes) {
        lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .map(event -> event.envelope())
                .filter(envelope -> envelope.type().name().equals(IDENTIFIED))
                .collect(groupingBy(
                        envelope -> envelope.corpId(),
                        mapping(
                                envelope -> EventData.read(envelope, 1, Identified.class)
                                        .contactId(),
                                toSet())))
                .forEach(claimIdentities::claim);
    }
}
