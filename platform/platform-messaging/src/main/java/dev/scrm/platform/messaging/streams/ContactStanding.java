package dev.scrm.platform.messaging.streams;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;

/**
 * How a contact stands with the group that parked it, as it is told on {@code scrm.parking.contacts.v1}.
 *
 * @param parked false once it flows again
 * @param releasing on its way to that
 * @param waiting records that wait
 */
record ContactStanding(
        String group, String contactId, boolean parked, boolean releasing, String reason, Instant since, long waiting) {
    static final String NAME = "scrm.parking.contact-standing";

    private static final EventType TYPE = EventType.of(NAME + ".v1");

    ContactStanding {
        requireNonNull(group, "group");
        requireNonNull(contactId, "contactId");
        requireNonNull(reason, "reason");
        requireNonNull(since, "since");
    }

    EventEnvelope event(String corpId, Instant now, long first, long next) {
        var id = Ids.derived(
                "contact-standing",
                group,
                corpId,
                contactId,
                "%d/%d/%d/%b/%b/%d"
                        .formatted(since.toEpochMilli(), first, next, parked, releasing, now.toEpochMilli()));
        return new EventEnvelope(
                id, TYPE, "/" + group, contactId, now, corpId, 0, null, null, null, EventData.write(this));
    }
}
