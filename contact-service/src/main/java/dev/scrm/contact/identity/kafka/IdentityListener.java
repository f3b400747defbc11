package dev.scrm.contact.identity.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.contact.ContactMetric;
import dev.scrm.contact.identity.ClaimIdentities;
import dev.scrm.contact.identity.CloseProposals;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Hears that contacts are known under something new, and that they are one, a poll at a time. */
@Component
class IdentityListener implements EventBatchHandler {
    private static final String IDENTIFIED = "scrm.contact.identified";
    private static final String MERGED = "scrm.contact.merged";

    /** What the contact is known under lies in the contact. */
    private record Identified(String contactId) {}

    private record Merged(String mergedId) {}

    private final ClaimIdentities claimIdentities;
    private final CloseProposals closeProposals;
    private final MeterRegistry meters;

    IdentityListener(ClaimIdentities claimIdentities, CloseProposals closeProposals, MeterRegistry meters) {
        this.claimIdentities = claimIdentities;
        this.closeProposals = closeProposals;
        this.meters = meters;
    }

    @Override
    public void handle(List<Lane> lanes) {
        contacts(lanes, IDENTIFIED, Identified.class, Identified::contactId)
                .forEach((corpId, ids) -> claimIdentities.claim(corpId, ids).forEach(this::count));
        contacts(lanes, MERGED, Merged.class, Merged::mergedId).forEach(closeProposals::close);
    }

    private static <T> Map<String, Set<String>> contacts(
            List<Lane> lanes, String type, Class<T> data, Function<T, String> contactId) {
        return lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .map(event -> event.envelope())
                .filter(envelope -> envelope.type().name().equals(type))
                .collect(groupingBy(
                        envelope -> envelope.corpId(),
                        mapping(envelope -> contactId.apply(EventData.read(envelope, 1, data)), toSet())));
    }

    private void count(Refusal refusal) {
        meters.counter(ContactMetric.MERGES_REFUSED.metricName(), "code", refusal.code())
                .increment();
    }
}
