package dev.scrm.gateway.commands;

import java.time.Duration;

/**
 * How soon a command has to be carried out. Each has listeners of its own, so that one never waits for another, and each
 * waits differently long between tries.
 */
public enum Urgency {
    /** A welcome: its code lives for 20 seconds. */
    WELCOME(Duration.ofSeconds(4)),
    /** Something a person waits for: a notice to staff, an answer to a customer. */
    MESSAGE(Duration.ofSeconds(15)),
    /** Profiles and tags: nobody sees a minute. */
    UPKEEP(Duration.ofMinutes(5));

    private final Duration longestPause;

    Urgency(Duration longestPause) {
        this.longestPause = longestPause;
    }

    /** The longest pause between two tries of a command that gets no answer. */
    Duration longestPause() {
        return longestPause;
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
