package dev.scrm.platform.messaging;

import dev.scrm.platform.mongo.PendingOutbox.Numbered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is on its way from one document to Kafka. Of each topic one message is in flight at a time: a later one can never
 * overtake an earlier one, not even when the earlier one times out.
 */
final class OutboxLane {
    static final int ROUNDS_REMEMBERED = 20;

    /** A part that was acknowledged waits for the rest so long, or until it is so much: each clearing writes the document. */
    static final int ROUNDS_GATHERED = 20;

    static final int MESSAGES_GATHERED = 64;

    private final List<Numbered> unacknowledged = new ArrayList<>();
    private final Set<Long> inFlight = new HashSet<>();
    private long offeredThrough;
    private long clearedThrough;
    private boolean broken;
    private int roundsDone;
    private int roundsGathered;

    /** Takes what is new of a document's whole outbox. */
    synchronized void add(List<Numbered> outbox) {
        for (var message : outbox) {
            if (message.number() > offeredThrough) {
                unacknowledged.add(message);
                offeredThrough = message.number();
            }
        }
    }

    /** The messages that may be sent now; they count as in flight. */
    synchronized List<Numbered> takeSendable() {
        if (broken) {
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        List<Numbered> sendable = new ArrayList<>();
        for (var message : unacknowledged) {
            boolean firstOfTopic = seen.add(message.message().topic());
            if (firstOfTopic && inFlight.add(message.number())) {
                sendable.add(message);
            }
        }
        return sendable;
    }

    synchronized void acknowledged(long number) {
        inFlight.remove(number);
        unacknowledged.removeIf(message -> message.number() == number);
    }

    /** Nothing more is sent; the sweep starts over from the document when all that is in flight has ended. */
    synchronized void failed(long number) {
        inFlight.remove(number);
        broken = true;
    }

    /** All messages up to this number are acknowledged. */
    synchronized long acknowledgedThrough() {
        return unacknowledged.isEmpty()
                ? offeredThrough
                : unacknowledged.getFirst().number() - 1;
    }

    /** Called once per round of clearing: whether to clear the document of what is acknowledged. */
    synchronized boolean clearable() {
        long gathered = acknowledgedThrough() - clearedThrough;
        roundsGathered = gathered > 0 ? roundsGathered + 1 : 0;
        return gathered > 0
                && (unacknowledged.isEmpty() || gathered >= MESSAGES_GATHERED || roundsGathered > ROUNDS_GATHERED);
    }

    synchronized void cleared(long through) {
        clearedThrough = Math.max(clearedThrough, through);
        roundsGathered = 0;
    }

    /**
     * Called once per round of clearing; true when the lane can be forgotten. A broken lane is forgotten as soon as nothing
     * is in flight. One that is done is remembered for some rounds: a writer that read the document before it was cleared
     * offers the old messages once more, and they are still known then.
     */
    synchronized boolean forgettable() {
        boolean done = unacknowledged.isEmpty() && clearedThrough == offeredThrough;
        roundsDone = done ? roundsDone + 1 : 0;
        return inFlight.isEmpty() && (broken || roundsDone > ROUNDS_REMEMBERED);
    }
}
