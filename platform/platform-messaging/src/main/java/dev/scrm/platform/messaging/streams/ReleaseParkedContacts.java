package dev.scrm.platform.messaging.streams;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.streams.ReleaseContact.GiveUp;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** Sends commands about parked contacts to where each contact is: the partition of its key. */
public final class ReleaseParkedContacts {
    private final String group;
    private final EventPublisher publisher;
    private final Clock clock;
    private final RandomGenerator random;

    public ReleaseParkedContacts(String group, EventPublisher publisher, Clock clock, RandomGenerator random) {
        this.group = group;
        this.publisher = publisher;
        this.clock = clock;
        this.random = random;
    }

    /** Lets a contact go on: what waited is handled in order. Without effect when it is not parked. */
    public void release(String corpId, String contactId, String by) {
        send(corpId, contactId, GiveUp.NOTHING, by);
    }

    /** Gives up all that waits of a contact, or the first record alone, and lets it go on with the rest. */
    public void giveUp(String corpId, String contactId, boolean onlyFirst, String by) {
        send(corpId, contactId, onlyFirst ? GiveUp.FIRST : GiveUp.ALL, by);
    }

    private void send(String corpId, String contactId, GiveUp giveUp, String by) {
        var now = clock.instant();
        var command = new EventEnvelope(
                Ids.uuid7(now, random).toString(),
                ReleaseContact.TYPE,
                "/" + group,
                contactId,
                now,
                corpId,
                0,
                null,
                null,
                null,
                EventData.write(new ReleaseContact(group, contactId, giveUp, by)));
        publisher.publish(
                List.of(new OutboxMessage(Topics.PARKING_COMMANDS, Ids.contactKey(corpId, contactId), command)));
    }
}
