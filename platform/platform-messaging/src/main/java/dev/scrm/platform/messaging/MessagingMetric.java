package dev.scrm.platform.messaging;

/** The meters that every service has from here, with their tags; the values of a tag are few and known. */
public enum MessagingMetric {
    /** Counter, tag {@code group}: records that began to wait with their parked key. */
    EVENTS_PARKED("scrm.events.parked"),
    /** Counter, tag {@code group}: records that nobody can read, or that were given up. */
    EVENTS_DEAD("scrm.events.dead"),
    /** Gauge, tag {@code group}: keys that are parked now. */
    KEYS_PARKED("scrm.parked.keys"),
    /** Gauge, tag {@code group}: records that wait now. */
    RECORDS_PARKED("scrm.parked.records"),
    /** Gauge: lanes of the outbox with messages under way. */
    OUTBOX_LANES("scrm.outbox.lanes");

    private final String meterName;

    MessagingMetric(String meterName) {
        this.meterName = meterName;
    }

    public String meterName() {
        return meterName;
    }
}
