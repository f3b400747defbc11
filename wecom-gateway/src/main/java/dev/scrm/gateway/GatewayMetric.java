package dev.scrm.gateway;

/** Every metric of the gateway, with its tags; the values of a tag are few and known. */
public enum GatewayMetric {
    /** Timer, tag {@code answer}: callbacks by how they were answered, with the time it took. */
    CALLBACKS("gateway.callbacks"),
    /** Counter, tag {@code reason}: callbacks that did not prove to come from WeCom. */
    CALLBACKS_REFUSED("gateway.callbacks.refused"),
    /** Counter: callbacks kept whole because they have no type of their own. */
    CALLBACKS_UNRECOGNIZED("gateway.callbacks.unrecognized"),
    /** Gauge: events that wait in the spool. */
    SPOOL_EVENTS("gateway.spool.events"),
    /** Gauge: seconds since the oldest event in the spool came. */
    SPOOL_OLDEST("gateway.spool.oldest"),
    /** Counter: events brought from the spool to Kafka. */
    SPOOL_DRAINED("gateway.spool.drained"),
    /** Counter: looks at the spool that failed. */
    SPOOL_UNREACHABLE("gateway.spool.unreachable"),
    /** Counter, tags {@code command}, {@code reason}: lines of commands that began to wait. */
    COMMANDS_POSTPONED("gateway.commands.postponed"),
    /** Counter, tag {@code reason}: customer-service messages that WeCom did not let us fetch yet. */
    DOORBELLS_POSTPONED("gateway.doorbells.postponed"),
    /** Counter, tag {@code status}: reconciliations by how they ended. */
    RECONCILIATIONS("gateway.reconciliations"),
    /** Counter, tag {@code part}: changes that a reconciliation found and no callback had told of. */
    RECONCILIATION_MISSED("gateway.reconciliation.missed");

    private final String meterName;

    GatewayMetric(String meterName) {
        this.meterName = meterName;
    }

    public String meterName() {
        return meterName;
    }
}
