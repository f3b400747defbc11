package dev.scrm.gateway.reconciliation;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.reconciliation.Run.Status;
import dev.scrm.gateway.reconciliation.Runs.Taken;
import dev.scrm.gateway.wecom.RetryPause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * Brings runs forward, several corps side by side. A run goes step by step; each step is saved, and any replica takes the
 * next one, also after a crash: what was done of a step is done once more, under the same ids.
 */
public final class Reconcile {
    private static final int CORPS_AT_ONCE = 4;

    /** One whose replica dies is another's after so long. A step asks for a page and its things, each for 20 s at most. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    /** Then others have their turn. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Corps corps;
    private final Runs runs;
    private final ReconcileStep steps;
    private final Clock clock;

    Reconcile(Corps corps, Runs runs, ReconcileStep steps, Clock clock) {
        this.corps = corps;
        this.runs = runs;
        this.steps = steps;
        this.clock = clock;
    }

    /** Works on what is due, and answers whether more may be. */
    public boolean work() {
        var now = clock.instant();
        var taken = runs.takeDue(now, now.plus(CLAIM), CORPS_AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var turns = taken.stream()
                    .map(one -> CompletableFuture.runAsync(() -> turn(one), threads))
                    .toList();
            turns.forEach(CompletableFuture::join);
        }
        return !taken.isEmpty();
    }

    private void turn(Taken taken) {
        var run = taken.run();
        var end = clock.instant().plus(TURN);
        while (run.finishedAt() == null && clock.instant().isBefore(end)) {
            var next = step(taken, run);
            if (next.dueAt().isAfter(clock.instant())) {
                runs.putBack(taken, next.run(), next.dueAt());
                return;
            }
            if (!runs.save(taken, next.run(), clock.instant().plus(CLAIM))) {
                return;
            }
            run = next.run();
        }
        runs.putBack(taken, run, clock.instant());
    }

    /** A run as it is after a step, and when the next one is due. */
    record Next(Run run, Instant dueAt) {}

    /** What fails for a reason of our own waits like what WeCom did not answer. */
    private Next step(Taken taken, Run run) {
        try {
            return step(run);
        } catch (RuntimeException e) {
            var later = run.failedOnceMore(Hindrance.INTERNAL_ERROR);
            runs.putBack(taken, later, clock.instant().plus(RetryPause.after(later.failures(), LONGEST_PAUSE)));
            throw e;
        }
    }

    private Next step(Run run) {
        var now = clock.instant();
        var app = corps.findAppForContacts(run.corpId());
        if (now.isAfter(run.request().at().plus(PATIENCE))) {
            return steps.end(run, Status.FAILED);
        }
        if (app.isEmpty()) {
            return new Next(
                    run.failedOnceMore(Hindrance.CORP_NOT_SERVED), now.plus(LONGEST_PAUSE)); // it may be served again
        }
        try {
            return steps.next(run, app.get());
        } catch (ReadingInterrupted interrupted) {
            boolean anew = ReconcileStep.isCursorLost(run, interrupted);
            var later = (anew ? run.at(run.position().next("")) : run).failedOnceMore(Hindrance.NO_ANSWER);
            var pause = now.plus(RetryPause.after(later.failures(), LONGEST_PAUSE));
            var until = interrupted.until();
            return new Next(later, until == null || until.isBefore(now) ? pause : until);
        }
    }
}
