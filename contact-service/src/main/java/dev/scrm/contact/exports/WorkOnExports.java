package dev.scrm.contact.exports;

import dev.scrm.contact.exports.ContactExport.Status;
import dev.scrm.contact.exports.Exports.Taken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Works on exports: page by page the rows are written down, each page once, and of the pages the file is made. Replicas hold an export for
 * a while; whoever loses it, because somebody cancelled it or another replica took it, stops.
 */
public final class WorkOnExports {
    private static final Duration HOLD = Duration.ofSeconds(60);
    /** Then another has its turn, so that a large one does not keep small ones waiting. */
    private static final int PAGES_AT_ONCE = 40;
    /** Whoever gets no further by then never does. */
    private static final int MOST_TRIES = 20;

    private final Exports exports;
    private final ExportContents contents;
    private final WritePage writePage;
    private final BuildFile buildFile;
    private final Clock clock;

    WorkOnExports(Exports exports, ExportContents contents, WritePage writePage, BuildFile buildFile, Clock clock) {
        this.exports = exports;
        this.contents = contents;
        this.writePage = writePage;
        this.buildFile = buildFile;
        this.clock = clock;
    }

    /** Takes an export and works on it until it is done, lost, or had its turn; false when there is none. */
    public boolean work() {
        var now = clock.instant();
        var taken = exports.take(now, now.plus(HOLD));
        taken.ifPresent(this::workOn);
        return taken.isPresent();
    }

    private void workOn(Taken taken) {
        var job = Optional.of(taken.job());
        for (int steps = 0; isToGoOn(job) && steps < PAGES_AT_ONCE; steps++) {
            job = step(taken, job.orElseThrow())
                    .filter(further ->
                            exports.save(taken, further, clock.instant().plus(HOLD)));
        }
        job.ifPresent(reached -> leave(taken, reached));
    }

    private static boolean isToGoOn(Optional<ContactExport> job) {
        return job.filter(one -> one.status().isAtWork()).isPresent()
                && !Thread.currentThread().isInterrupted();
    }

    private void leave(Taken taken, ContactExport reached) {
        if (reached.status().isAtWork()) {
            exports.letGo(taken, clock.instant());
        } else if (reached.status() == Status.COMPLETED) {
            contents.forgetPages(reached.corpId(), reached.id());
        } else {
            contents.forget(reached.corpId(), reached.id());
        }
    }

    /** Empty when somebody else has it. */
    private Optional<ContactExport> step(Taken taken, ContactExport job) {
        if (taken.tries() > MOST_TRIES) {
            return Optional.of(job.failed("tried-too-often", now()));
        }
        return job.status() == Status.RUNNING ? Optional.of(write(job)) : build(taken, job);
    }

    private ContactExport write(ContactExport job) {
        return writePage.write(job).map(job::wrote).orElseGet(() -> job.failed("segment-unknown", now()));
    }

    private Optional<ContactExport> build(Taken taken, ContactExport job) {
        return buildFile
                .build(job, () -> exports.hold(taken, clock.instant().plus(HOLD)))
                .map(file -> job.completed(file, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
