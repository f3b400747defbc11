package dev.scrm.gateway.moments;

import java.time.Instant;
import java.util.List;

/** The jobs that are followed, durable and shared by all replicas. */
public interface MomentJobs {
    /** Follows a job from then on; one that is or was followed stays as it is. */
    void begin(MomentJob job, Instant dueAt);

    /** Takes jobs that are due, each once over all replicas; those that are not done are due again then. */
    List<MomentJob> takeDue(Instant now, Instant dueAgainAt, int limit);

    /** It is done. */
    void finish(MomentJob job, Instant now);

    /** Forgets those that were done before. */
    void forgetBefore(Instant finishedAt);
}
