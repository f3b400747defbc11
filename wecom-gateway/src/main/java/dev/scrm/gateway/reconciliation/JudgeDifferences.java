package dev.scrm.gateway.reconciliation;

import static java.util.stream.Collectors.toSet;

import dev.scrm.gateway.reconciliation.Run.Status;
import java.time.Instant;

/** Says of everything that differs whether a callback told of it, and ends the run with that. */
final class JudgeDifferences {
    private static final int AT_ONCE = 500;

    /** Of one step, which has learnt once what was told. */
    private static final int ROUNDS = 40;

    private final CallbackLog callbacks;
    private final Announcements announcements;
    private final Differences differences;
    private final Snapshots snapshots;
    private final ReconciliationReports reports;

    JudgeDifferences(
            CallbackLog callbacks,
            Announcements announcements,
            Differences differences,
            Snapshots snapshots,
            ReconciliationReports reports) {
        this.callbacks = callbacks;
        this.announcements = announcements;
        this.differences = differences;
        this.snapshots = snapshots;
        this.reports = reports;
    }

    /** Learns what was told meanwhile; false when more is there. */
    boolean catchUp() {
        return callbacks.catchUp(announcements::save);
    }

    /** Judges as many as one step does; true when all are judged. */
    boolean judge(Run run) {
        for (int rounds = 0; rounds < ROUNDS; rounds++) {
            if (some(run)) {
                return true;
            }
        }
        return false;
    }

    private boolean some(Run run) {
        var unjudged = differences.unjudged(run.id(), AT_ONCE);
        if (unjudged.isEmpty()) {
            return true;
        }
        var names = unjudged.stream().flatMap(one -> one.toldAs().stream()).collect(toSet());
        var told = announcements.find(run.corpId(), names);
        differences.judge(
                run.id(), unjudged.stream().map(one -> one.judged(told)).toList());
        return false;
    }

    /** The run with its counts, told. */
    Run end(Run run, Status status, Instant now) {
        var counts = differences.count(run.id());
        var ended = run.counted(part -> part.with(counts.getOrDefault(part.part(), DifferenceCounts.NONE)))
                .ended(status, now);
        snapshots.tellEnd(ended);
        reports.note(ended);
        return ended;
    }
}
