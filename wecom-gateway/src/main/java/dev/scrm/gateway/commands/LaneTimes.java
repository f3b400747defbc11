package dev.scrm.gateway.commands;

import dev.scrm.gateway.budget.CallLane;
import java.time.Duration;

/** How long commands of a lane may take: each lane has listeners of its own, so that none waits for another's calls. */
final class LaneTimes {
    /** No attempt of a call begins so long after the first: who has to wait longer waits alone. */
    static final Duration REPEATED_FOR = Duration.ofSeconds(2);

    private LaneTimes() {}

    /** The longest pause between two tries of a command that gets no answer. */
    static Duration longestPause(CallLane lane) {
        return switch (lane) {
            case URGENT -> Duration.ofSeconds(4);
            case INTERACTIVE -> Duration.ofSeconds(15);
            case BULK -> Duration.ofMinutes(5);
        };
    }

    /**
     * In a round of calls none begins later: what is not called by then waits and is due at once. It keeps a poll far below
     * the time after which Kafka gives its partitions to others.
     */
    static Duration longestRound(CallLane lane) {
        return switch (lane) {
            case URGENT -> Duration.ofSeconds(5);
            case INTERACTIVE, BULK -> Duration.ofSeconds(20);
        };
    }

    /**
     * How long a command waits in a round for WeCom's limits; then it makes room for others and waits alone. A bulk command
     * waits to the end: while a corp has used up a limit, its commands stay where they are, in Kafka.
     */
    static Duration longestTurn(CallLane lane) {
        return switch (lane) {
            case URGENT, INTERACTIVE -> REPEATED_FOR;
            case BULK -> longestRound(lane);
        };
    }

    /** A waiting line whose replica died is another's after so long; far longer than a round with its last call takes. */
    static Duration claim(CallLane lane) {
        return longestRound(lane).multipliedBy(3);
    }
}
