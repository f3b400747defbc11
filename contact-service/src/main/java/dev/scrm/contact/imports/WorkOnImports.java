package dev.scrm.contact.imports;

import dev.scrm.contact.imports.Imports.Taken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * Works on imports, batch by batch: what is to be done is written down, done, and then counted, each so that it can be begun again.
 * Replicas hold an import for a while; whoever loses it, because somebody paused it or another replica took it, stops. One that gets no further however often it is taken is given up, so that people see it and decide.
 */
public final class WorkOnImports {
    private static final Duration HOLD = Duration.ofSeconds(30);
    /** Whoever gets no further by then never does: ten minutes. */
    private static final int MOST_TRIES = 20;

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
        if (taken.tries() > MOST_TRIES) {
            saved(taken, taken.job().failed("tried-too-often", now()));
            return;
        }
        var job = Optional.of(taken.job());
        while (job.isPresent()
                && job.get().status().isAtWork()
                && !Thread.currentThread().isInterrupted()) {
            job = step(taken, job.get());
        }
    }

    /** Empty when the import is lost. */
    private Optional<ContactImport> step(Taken taken, ContactImport job) {
        return switch (job.status()) {
            case CHECKING -> saved(taken, check(job));
            case RUNNING -> carryOut(taken, job);
            case UNDOING -> saved(taken, undo(job));
            case READY, PAUSED, CANCELLED, COMPLETED, FAILED, UNDONE ->
                throw new IllegalStateException("Expected work to do but the import is " + job.status());
        };
    }

    private Optional<ContactImport> saved(Taken taken, ContactImport further) {
        return imports.save(taken, further, clock.instant().plus(HOLD)) ? Optional.of(further) : Optional.empty();
    }

    private ContactImport check(ContactImport job) {
        var found = plan(job, true);
        rows.keepFound(job.corpId(), job.id(), found.at(), found.errors());
        return job.checkedUpTo(found.next(), found.counts());
    }

    /** Whoever stalled may find that all was taken back meanwhile: nothing is done then, and nothing stays claimed. */
    private Optional<ContactImport> carryOut(Taken taken, ContactImport job) {
        var journal = rows.journal(job.corpId(), job.id(), job.next())
                .orElseGet(() -> rows.writeDown(job.corpId(), job.id(), plan(job, false)));
        if (journal.isClosing()) {
            return Optional.empty();
        }
        if (imports.find(job.corpId(), job.id()).isEmpty()) {
            rows.forget(job.corpId(), job.id());
            return Optional.empty();
        }
        var counts = doBatch.carryOut(job.corpId(), journal);
        var further = saved(taken, job.doneUpTo(journal.next(), counts, now()));
        if (further.isEmpty()) {
            undoBatch.release(job.corpId(), journal);
        }
        return further;
    }

    /** Also what was written down last, and perhaps done, or is done by somebody at this moment. */
    private ContactImport undo(ContactImport job) {
        boolean first = job.next().equals(Position.END);
        var from = first ? close(job) : job.next();
        return rows.journalBefore(job.corpId(), job.id(), from)
                .map((Function<Journal, ContactImport>) journal -> {
                    var outcome = undoBatch.undo(job.corpId(), journal, first);
                    rows.keepKept(job.corpId(), job.id(), journal.at(), outcome.kept());
                    return job.undoneDownTo(journal.at(), outcome.counts());
                })
                .orElseGet(() -> job.undoneWholly(now()));
    }

    /**
     * Puts something in the place of what would be written down next, so that nobody who was at work when the undoing began goes on
     * behind its back.
     *
     * @return where it stands
     */
    private Position close(ContactImport job) {
        while (true) {
            var end = rows.journalBefore(job.corpId(), job.id(), Position.END)
                    .map(Journal::next)
                    .orElse(Position.START);
            if (rows.writeDown(job.corpId(), job.id(), Journal.closing(end)).isClosing()) {
                return end;
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Journal plan(ContactImport job, boolean dryRun) {
        var from = job.next();
        var block = rows.block(job.corpId(), job.id(), from.block());
        return planBatch.plan(job, job.requireMapping(), from, block, dryRun);
    }
}
