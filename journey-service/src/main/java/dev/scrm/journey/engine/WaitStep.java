package dev.scrm.journey.engine;

import dev.scrm.journey.definition.Node;
import dev.scrm.journey.engine.Input.MessageCame;
import dev.scrm.journey.engine.Input.TimeCame;
import java.time.Instant;
import java.util.Optional;

/** Waits for the customer to write. Whether that was in time is judged by when it was written. */
record WaitStep(Node.WaitForEvent node) implements Step {

    /** A message written since the journey began counts also when it came while an earlier node was busy. */
    @Override
    public Move arrive(Visit visit, Instant at) {
        var since = visit.entry().time();
        var lastMessageAt = visit.traveller().lastMessageAt();
        return lastMessageAt != null && !lastMessageAt.isBefore(since)
                ? Move.Leave.with("message-came", at)
                : Move.Stay.waitingFor(new Awaiting.Message(since, at.plus(node.timeout())));
    }

    @Override
    public Optional<Move> hear(Visit visit, Awaiting awaiting, Input input, Instant at) {
        return awaiting instanceof Awaiting.Message message ? hear(message, input, at) : Optional.empty();
    }

    private static Optional<Move> hear(Awaiting.Message awaiting, Input input, Instant at) {
        return switch (input) {
            case MessageCame came when came.sentAt().isBefore(awaiting.since()) -> Optional.empty();
            // Written too late, and the timer has not fired yet.
            case MessageCame came
            when came.sentAt().isAfter(awaiting.until()) -> Optional.of(Move.Leave.with("timed-out", awaiting.until()));
            case MessageCame _ -> Optional.of(Move.Leave.with("message-came", at));
            case TimeCame _ -> Optional.of(Move.Leave.with("timed-out", at));
            default -> Optional.empty();
        };
    }
}
