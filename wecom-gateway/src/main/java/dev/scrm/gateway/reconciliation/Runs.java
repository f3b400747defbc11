package dev.scrm.gateway.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All runs, durable and shared by all replicas; one at a time goes on for a corp. */
public interface Runs {
    /** A run that was taken; only who has the claim can change it. */
    record Taken(String claim, Run run) {}

    /** Begins a run; false when one of that id is there, or one of the corp goes on. */
    boolean begin(Run run);

    /** Takes runs that are due, each once over all replicas; those that nobody saves are due again then. */
    List<Taken> takeDue(Instant now, Instant dueAgainAt, int limit);

    /** Saves it as it is now and keeps the claim until then; false when it was lost, or the run was cancelled. */
    boolean save(Taken taken, Run run, Instant dueAgainAt);

    /** Saves it and gives the claim back; one that has ended is not due any more. */
    void putBack(Taken taken, Run run, Instant dueAt);

    /** Ends one that goes on; false when it has ended. */
    boolean cancel(String corpId, String runId, Instant now);

    Optional<Run> find(String corpId, String runId);

    /** The run of the corp that goes on. */
    Optional<Run> running(String corpId);

    /**
     * Those of a corp, latest first.
     *
     * @param before those requested before that only
     */
    List<Run> list(String corpId, int limit, @Nullable Instant before);

    void forgetBefore(Instant finishedAt);
}
