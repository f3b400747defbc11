package dev.scrm.journey.engine.streams;

/** The meters of the engine. None has a tag of unbounded values. */
enum JourneyMetric {
    /** Timer: how late timers fired. */
    TIMER_LATENESS("journey.timers.lateness"),
    /** Counter by input: decisions made. */
    DECISIONS("journey.decisions"),
    /** Counter by type: commands and events given out. */
    EFFECTS("journey.effects"),
    /** Counter by group: records that wait with their parked key; as in every service. */
    EVENTS_PARKED("scrm.events.parked"),
    /** Counter by group: records that nobody can read or that were given up; as in every service. */
    EVENTS_DEAD("scrm.events.dead"),
    /** Gauge by group: keys that are parked now; as in every service. */
    KEYS_PARKED("scrm.parked.keys"),
    /** Gauge by group: records that wait now; as in every service. */
    RECORDS_PARKED("scrm.parked.records");

    private final String id;

    JourneyMetric(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
