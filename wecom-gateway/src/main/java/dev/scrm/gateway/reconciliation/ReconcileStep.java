package dev.scrm.gateway.reconciliation;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.PartProgress.State;
import dev.scrm.gateway.reconciliation.Reconcile.Next;
import dev.scrm.gateway.reconciliation.Run.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** One step of a run: a page of a part, some things that were missing from it, or the verdict at the end. */
final class ReconcileStep {
    /** They are asked for one by one. */
    private static final int MISSING_AT_ONCE = 50;

    /** In a small corp a few things are a large share soon. */
    private static final int VANISHED_ALWAYS = 100;

    private static final int BAD_CURSOR = 50100;

    private final Map<Part, PartReader> readers;
    private final Mirror mirror;
    private final ComparePage comparePage;
    private final JudgeDifferences judge;
    private final Duration settling;
    private final int vanishedPercent;
    private final Clock clock;

    ReconcileStep(
            List<PartReader> readers,
            Mirror mirror,
            ComparePage comparePage,
            JudgeDifferences judge,
            Duration settling,
            int vanishedPercent,
            Clock clock) {
        this.readers = readers.stream().collect(toMap(PartReader::part, identity()));
        this.mirror = mirror;
        this.comparePage = comparePage;
        this.judge = judge;
        this.settling = settling;
        this.vanishedPercent = vanishedPercent;
        this.clock = clock;
    }

    /** @throws ReadingInterrupted when WeCom does not answer */
    Next next(Run run, App app) {
        var current = run.current();
        return current.isEmpty() ? conclude(run) : atOnce(read(run, current.get(), app));
    }

    /** Ends it, and tells of that. */
    Next end(Run run, Status status) {
        return atOnce(judge.end(run, status, now()));
    }

    private Run read(Run run, PartProgress part, App app) {
        try {
            return switch (part.state()) {
                case PENDING -> begin(run, part);
                case READING -> page(run, part, app);
                case MISSING -> missing(run, part, app);
                case DONE, REFUSED, HELD -> run;
            };
        } catch (ReadingInterrupted interrupted) {
            if (!interrupted.isRefusal() || isCursorLost(run, interrupted)) {
                throw interrupted;
            }
            return run.with(part.refused(interrupted.errorCode(), now()));
        }
    }

    /** WeCom forgets where a list was left after some hours: it is begun anew. */
    static boolean isCursorLost(Run run, ReadingInterrupted interrupted) {
        return interrupted.errorCode() == BAD_CURSOR && !run.position().cursor().isEmpty();
    }

    private Run begin(Run run, PartProgress part) {
        if (run.parts().getFirst().part() == part.part()) {
            judge.catchUp(); // so that what is told from now on is not lost before the first verdict
        }
        return run.with(part.begun(mirror.completedAt(run.corpId(), part.part()).orElse(null), now()));
    }

    private Run page(Run run, PartProgress part, App app) {
        var readAt = now();
        var page = reader(part).read(app, run.position());
        long published = comparePage.compare(run, part, page.things(), readAt);
        var read = part.plus(page.things().size(), published, page.unreadable()).limited(page.customerContactOnly());
        // One that leads to where it came from leads nowhere; what it may lack is asked for by itself.
        return page.next() == null || page.next().equals(run.position())
                ? run.with(isTooMuchUnmet(run, read) ? read.held(now()) : read.to(State.MISSING))
                : run.with(read).at(page.next());
    }

    /** An app that lost sight of a department, or a mistake of WeCom's, must not end what staff have with customers. */
    private boolean isTooMuchUnmet(Run run, PartProgress part) {
        long share = part.read() * vanishedPercent / 100;
        int most = Math.clamp(share, VANISHED_ALWAYS, Integer.MAX_VALUE - 1);
        return !run.request().acceptsVanished()
                && !part.isFirst()
                && mirror.isMoreUnmet(run.corpId(), part.part(), run.id(), most);
    }

    /** A page that changes while it is read may lack what is there: nothing is gone before WeCom says so of itself. */
    private Run missing(Run run, PartProgress part, App app) {
        var unmet = mirror.unmet(run.corpId(), part.part(), run.id(), MISSING_AT_ONCE);
        if (unmet.isEmpty()) {
            mirror.complete(run.corpId(), part.part(), startedAt(part));
            return run.with(part.done(now()));
        }
        var readAt = now();
        var found = LookAgain.at(unmet, reader(part), app);
        long published = comparePage.compare(run, part, found.there(), readAt);
        published += comparePage.gone(run, part, found.gone(), readAt);
        mirror.leave(
                run.corpId(),
                part.part(),
                run.id(),
                found.unreadable().stream().map(row -> row.known().id()).collect(toSet()));
        return run.with(
                part.plus(found.there().size(), published, found.unreadable().size()));
    }

    private Next conclude(Run run) {
        var now = now();
        var settledAt = run.settledAt();
        if (settledAt == null) {
            var until = now.plus(settling);
            return new Next(run.settlingUntil(until), until);
        }
        if (now.isBefore(settledAt)) {
            return new Next(run, settledAt);
        }
        return judge.catchUp() && judge.judge(run) ? end(run, Status.FINISHED) : atOnce(run);
    }

    private PartReader reader(PartProgress part) {
        var reader = readers.get(part.part());
        if (reader == null) {
            throw new IllegalStateException("Expected a reader of " + part.part());
        }
        return reader;
    }

    private static Instant startedAt(PartProgress part) {
        var startedAt = part.startedAt();
        if (startedAt == null) {
            throw new IllegalStateException("Expected " + part.part() + " to have begun");
        }
        return startedAt;
    }

    private Next atOnce(Run run) {
        return new Next(run, now());
    }

    /** As exact as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
