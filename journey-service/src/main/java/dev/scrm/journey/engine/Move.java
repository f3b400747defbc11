package dev.scrm.journey.engine;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an instance does in a node after an arrival or an input. */
sealed interface Move {

    /**
     * It waits.
     *
     * @param command what it gives out first, if anything
     */
    record Stay(Awaiting awaiting, Optional<Effect.Command> command) implements Move {
        static Stay waitingFor(Awaiting awaiting) {
            return new Stay(awaiting, Optional.empty());
        }
    }

    /** It goes on by the edge of the result. */
    record Leave(String result, Instant at, @Nullable String commandId) implements Move {
        static Leave with(String result, Instant at) {
            return new Leave(result, at, null);
        }
    }
}
