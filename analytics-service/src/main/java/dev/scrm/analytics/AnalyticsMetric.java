package dev.scrm.analytics;

/** Every metric of the service, with its tags; the values of a tag are few and known. */
public enum AnalyticsMetric {
    /** Counter: facts that changed a figure. */
    FACTS_COUNTED("analytics.facts.counted"),
    /** Counter, tag {@code group}: records that are no events; as in every service. */
    EVENTS_DEAD("scrm.events.dead"),
    /** Counter, tag {@code group}: records that wait with their parked contact; as in every service. */
    EVENTS_PARKED("scrm.events.parked");

    private final String meterName;

    AnalyticsMetric(String meterName) {
        this.meterName = meterName;
    }

    public String meterName() {
        return meterName;
    }
}
