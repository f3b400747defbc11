package dev.scrm.journey.engine;

import dev.scrm.journey.engine.Input.CommandFinished;
import dev.scrm.journey.engine.Input.TimeCame;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The end of a node that gave out a command: its outcome, or that none came. */
final class Outcomes {
    /** An outcome is due soon after the command's expiry at the latest; a journey does not wait for it for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Outcomes() {}

    static Move.Stay expecting(String commandId, Instant at, Instant expiresAt, Effect.Command command) {
        var last = at.isAfter(expiresAt) ? at : expiresAt;
        return new Move.Stay(new Awaiting.Outcome(commandId, last.plus(PATIENCE)), Optional.of(command));
    }

    static Optional<Move> hear(Awaiting.Outcome awaiting, Input input, Instant at) {
        return switch (input) {
            case CommandFinished finished
            when finished.commandId().equals(awaiting.commandId()) ->
                Optional.of(new Move.Leave(finished.status(), at, awaiting.commandId()));
            case TimeCame _ -> Optional.of(new Move.Leave("no-outcome", at, awaiting.commandId()));
            default -> Optional.empty();
        };
    }
}
