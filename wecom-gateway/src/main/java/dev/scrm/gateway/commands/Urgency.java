package dev.scrm.gateway.commands;

import java.time.Duration;

/**
 * How soon a command has to be carried out. Each has listeners of its own, so that one never waits for another, and each
 * waits differently long between tries.
 */
public enum Urgency {
    /** A welcome: its code lives for 20 seconds. */
    WELCOME(Duration.ofSeconds(4), Duration.ofSeconds(5)),
    /** Something a person waits for: a notice to staff, an answer to a customer. */
    MESSAGE(Duration.ofSeconds(15), Duration.ofSeconds(20)),
    /** Profiles and tags: nobody sees a minute. */
    UPKEEP(Duration.ofMinutes(5), Duration.ofSeconds(20));

    private final Duration longestPause;
    private final Duration longestRound;

    Urgency(Duration longestPause, Duration longestRound) {
        this.longestPause = longestPause;
        this.longestRound = longestRound;
    }

    /** The longest pause between two tries of a command that gets no answer. */
    Duration longestPause() {
        return longestPause;
    }

    /**
     * In a round of calls none begins later: what is not called by then waits and is due at once. It keeps a poll far below
     * the time after which Kafka gives its partitions to others.
     */
    Duration longestRound() {
        return longestRound;
    }

    /** A waiting line whose replica died is another's after so long; far longer than a round with its last call takes. */
    Duration claim() {
        return longestRound.multipliedBy(3);
    }

    /** By the command's name; what is no command is nothing to hurry for. */
    public static Urgency of(String command) {
        return switch (command) {
            case "send-welcome" -> WELCOME;
            case "send-app-message", "send-service-message" -> MESSAGE;
            default -> UPKEEP;
        };
    }
}
