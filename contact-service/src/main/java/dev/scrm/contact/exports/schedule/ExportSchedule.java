package dev.scrm.contact.exports.schedule;

import dev.scrm.contact.exports.KeepExports;
import dev.scrm.contact.exports.WorkOnExports;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works on exports as long as there are some, and takes old files away every hour. */
@Component
class ExportSchedule {
    private final WorkOnExports workOnExports;
    private final KeepExports keepExports;
    private final AtomicBoolean working = new AtomicBoolean();

    ExportSchedule(WorkOnExports workOnExports, KeepExports keepExports) {
        this.workOnExports = workOnExports;
        this.keepExports = keepExports;
    }

    /** At a rate, which has a thread of its own: with a delay a large file would keep everything waiting that is done with one. */
    @Scheduled(initialDelayString = "PT2S", fixedRateString = "PT0.5S")
    void work() {
        if (working.compareAndSet(false, true)) {
            try {
                workOnAll();
            } finally {
                working.set(false);
            }
        }
    }

    private void workOnAll() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = workOnExports.work();
        }
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void forget() {
        keepExports.forget();
    }
}
