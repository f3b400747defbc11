package dev.scrm.contact.contact;

/** What this service counts beside what the platform counts for it; tags are bounded. */
public enum ContactMetric {
    /** Facts that nothing could be done with; tag {@code code}: why. */
    FACTS_REFUSED("scrm.contact.facts.refused"),

    /** Contacts that are one person for sure and were proposed all the same; tag {@code code}: why. */
    MERGES_REFUSED("scrm.contact.merges.refused"),

    /** Gauge: erasures of all corps that wait longer than they should, or fail on and on; every replica tells the same. */
    ERASURES_OVERDUE("scrm.contact.erasures.overdue");

    private final String metricName;

    ContactMetric(String metricName) {
        this.metricName = metricName;
    }

    public String metricName() {
        return metricName;
    }
}
