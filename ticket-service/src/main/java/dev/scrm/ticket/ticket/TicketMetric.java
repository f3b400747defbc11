package dev.scrm.ticket.ticket;

/** What this service counts beside what the platform counts for it; tags are bounded. */
public enum TicketMetric {
    /** Notices that staff did not get; tag {@code reason}: the gateway's. */
    NOTICES_FAILED("scrm.ticket.notices.failed");

    private final String metricName;

    TicketMetric(String metricName) {
        this.metricName = metricName;
    }

    public String metricName() {
        return metricName;
    }
}
