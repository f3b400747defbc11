package dev.scrm.gateway.leases;

import java.time.Duration;

/**
 * Named leases over all replicas. They keep replicas from doing work twice, not from corrupting anything: clocks differ and
 * processes pause, so whatever is done under a lease must bear being done twice.
 */
public interface Leases {
    /** Takes the lease or prolongs it; false while another replica has it. */
    boolean hold(String name, Duration time);

    /** Gives the lease back when this replica has it. */
    void release(String name);
}
