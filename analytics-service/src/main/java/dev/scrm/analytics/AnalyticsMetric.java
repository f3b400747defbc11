package dev.scrm.analytics;

/**
 * Every metric of the service, with its tags; the values of a tag are few and known. What is parked and what is dead are
 * {@link dev.scrm.platform.messaging.MessagingMetric}s, with the group {@code analytics-service}.
 */
public enum AnalyticsMetric {
    /** Counter: facts that changed a figure. */
    FACTS_COUNTED("analytics.facts.counted");

    private final String meterName;

    AnalyticsMetric(String meterName) {
        this.meterName = meterName;
    }

    public String meterName() {
        return meterName;
    }
}
