package dev.scrm.journey.engine;

import dev.scrm.platform.events.Ids;
import java.time.Instant;

/**
 * One way of one contact through one version of a journey, at rest: it always waits for something.
 *
 * @param id derived from journey, version and the event that started it
 * @param visit how many nodes were entered so far, this one included
 * @param steps how many nodes were left so far
 * @param sequence number of the last event raised
 * @param wakeSequence number of this wait; timers of earlier waits are stale
 */
public record Instance(
        String id,
        String journeyId,
        int version,
        Entry entry,
        String node,
        int visit,
        int steps,
        long sequence,
        int wakeSequence,
        Awaiting awaiting) {

    static String id(String corpId, String journeyId, int version, String eventId) {
        return Ids.derived("instance", corpId, journeyId, Integer.toString(version), eventId);
    }

    static String eventId(String corpId, String instanceId, long sequence) {
        return Ids.derived("event", corpId, instanceId, Long.toString(sequence));
    }

    /** The timer that ends this wait. */
    public Timer timer() {
        return new Timer(awaiting.until(), id, wakeSequence);
    }

    /**
     * When an instance is to be woken.
     *
     * @param due when
     * @param wakeSequence the wait it belongs to
     */
    public record Timer(Instant due, String instanceId, int wakeSequence) {}
}
