package dev.scrm.journey.engine.streams;

/** The meters of the engine. None has a tag of unbounded values. */
enum JourneyMetric {
    /** Timer: how late timers fired. */
    TIMER_LATENESS("journey.timers.lateness"),
    /** Counter by input: decisions made. */
    DECISIONS("journey.decisions"),
    /** Counter by type: commands and events given out. */
    EFFECTS("journey.effects"),
    /** Counter: contacts that were parked. */
    CONTACTS_PARKED("journey.contacts.parked"),
    /** Counter: records that could not be read. */
    RECORDS_DEAD("journey.records.dead");

    private final String id;

    JourneyMetric(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
