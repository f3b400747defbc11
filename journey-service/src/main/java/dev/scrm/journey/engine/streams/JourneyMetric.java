package dev.scrm.journey.engine.streams;

/**
 * The meters of the engine. None has a tag of unbounded values. What is parked and what is dead are {@link
 * dev.scrm.platform.messaging.MessagingMetric}s, with the group {@code journey-service}.
 */
enum JourneyMetric {
    /** Timer: how late timers fired. */
    TIMER_LATENESS("journey.timers.lateness"),
    /** Counter by input: decisions made. */
    DECISIONS("journey.decisions"),
    /** Counter by type: commands and events given out. */
    EFFECTS("journey.effects");

    private final String id;

    JourneyMetric(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
