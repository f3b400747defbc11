package dev.scrm.contact.imports;

import dev.scrm.contact.imports.Imports.Taken;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Works on imports, batch by batch: what is to be done is written down, done, and then counted, each so that it can be begun again.
 * Replicas hold an import for a while; whoever loses it, because somebody paused it or another replica took it, stops.
 */
public final class WorkOnImports {
    private static final Duration HOLD = Duration.ofSeconds(30);

    private final Imports imports;
    private final ImportRows rows;
    private final PlanBatch planBatch;
    private final DoBatch doBatch;
    private final UndoBatch undoBatch;
    private final Clock clock;

    WorkOnImports(
            Imports imports, ImportRows rows, PlanBatch planBatch, DoBatch doBatch, UndoBatch undoBatch, Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.planBatch = planBatch;
        this.doBatch = doBatch;
        this.undoBatch = undoBatch;
        this.clock = clock;
    }

    /** Takes an import and works on it until it is done or lost; false when there is none. */
    public boolean work() {
        var now = clock.instant();
        var taken = imports.take(now, now.plus(HOLD));
        taken.ifPresent(this::workOn);
        return taken.isPresent();
    }

    private void workOn(Taken taken) {
        var job = Optional.of(taken.job());
        while (job.isPresent()
                && job.get().status().isAtWork()
                && !Thread.currentThread().isInterrupted()) {
            var further = step(job.get());
            job = imports.save(taken, further, clock.instant().plus(HOLD)) ? Optional.of(further) : Optional.empty();
        }
    }

    private ContactImport step(ContactImport job) {
        return switch (job.status()) {
            case CHECKING -> check(job);
            case RUNNING -> carryOut(job);
            case UNDOING -> undo(job);
            case READY, PAUSED, CANCELLED, COMPLETED, UNDONE ->
                throw new IllegalStateException("Expected work to do but the import is " + job.status());
        };
    }

    private ContactImport check(ContactImport job) {
        var found = plan(job, true);
        rows.keepFound(job.corpId(), job.id(), found.at(), found.errors());
        return job.checkedUpTo(found.next(), found.counts());
    }

    private ContactImport carryOut(ContactImport job) {
        var journal = rows.journal(job.corpId(), job.id(), job.next())
                .orElseGet(() -> rows.writeDown(job.corpId(), job.id(), plan(job, false)));
        doBatch.carryOut(job.corpId(), journal);
        return job.doneUpTo(journal.next(), journal.counts(), clock.instant());
    }

    /** Also what was written down and perhaps done, and not counted any more. */
    private ContactImport undo(ContactImport job) {
        return rows.journalBefore(job.corpId(), job.id(), job.next())
                .map((Function<Journal, ContactImport>) journal -> {
                    var outcome = undoBatch.undo(job.corpId(), journal);
                    rows.keepKept(job.corpId(), job.id(), journal.at(), outcome.kept());
                    return job.undoneDownTo(journal.at(), outcome.counts());
                })
                .orElseGet(() -> job.undoneWholly(clock.instant()));
    }

    private Journal plan(ContactImport job, boolean dryRun) {
        var from = job.next();
        var block = rows.block(job.corpId(), job.id(), from.block());
        return planBatch.plan(job, job.requireMapping(), from, block, dryRun);
    }
}
