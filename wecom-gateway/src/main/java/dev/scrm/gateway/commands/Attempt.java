package dev.scrm.gateway.commands;

import java.time.Duration;

/** How an attempt to carry out a command ended. */
sealed interface Attempt {
    /** Decided for good. */
    record Done(Outcome outcome) implements Attempt {}

    /**
     * Not now: this command is tried again, alone.
     *
     * @param tried all that was tried for it, this attempt included
     * @param atLeast so long at least
     */
    record Postponed(PostponeReason reason, Tried tried, Duration atLeast) implements Attempt {}
}
