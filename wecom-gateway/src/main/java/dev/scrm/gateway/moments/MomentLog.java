package dev.scrm.gateway.moments;

import java.time.Instant;

/** Where it is told what a job made. */
public interface MomentLog {
    /** Tells it; returns when it is durable. */
    void tell(MomentJob job, JobResult result, Instant at);
}
