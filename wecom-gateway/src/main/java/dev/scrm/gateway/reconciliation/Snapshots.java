package dev.scrm.gateway.reconciliation;

import java.util.List;

/** Where snapshots and reports are told. */
public interface Snapshots {
    /** Tells them in this order; returns when they are durable. The same of the same run again has the same id. */
    void tell(Run run, List<Snapshot> snapshots);

    /** Tells how a run ended. */
    void tellEnd(Run run);
}
