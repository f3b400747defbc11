package dev.scrm.analytics;

/** Every metric of the service, with its tags; the values of a tag are few and known. */
public enum AnalyticsMetric {
    /** Counter: facts that changed a figure. */
    FACTS_COUNTED("analytics.facts.counted"),
    /** Counter, tag {@code group}: records that nobody can read or that were given up; as in every service. */
    EVENTS_DEAD("scrm.events.dead"),
    /** Counter, tag {@code group}: records that wait with their parked key; as in every service. */
    EVENTS_PARKED("scrm.events.parked"),
    /** Gauge, tag {@code group}: keys that are parked now; as in every service. */
    KEYS_PARKED("scrm.parked.keys"),
    /** Gauge, tag {@code group}: records that wait now; as in every service. */
    RECORDS_PARKED("scrm.parked.records");

    private final String meterName;

    AnalyticsMetric(String meterName) {
        this.meterName = meterName;
    }

    public String meterName() {
        return meterName;
    }
}
