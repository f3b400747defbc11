package dev.scrm.contact.imports.schedule;

import dev.scrm.contact.imports.KeepImports;
import dev.scrm.contact.imports.WorkOnImports;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works on imports as long as there are some, and forgets old ones every hour. */
@Component
class ImportSchedule {
    private final WorkOnImports workOnImports;
    private final KeepImports keepImports;

    ImportSchedule(WorkOnImports workOnImports, KeepImports keepImports) {
        this.workOnImports = workOnImports;
        this.keepImports = keepImports;
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT0.5S")
    void work() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = workOnImports.work();
        }
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void forget() {
        keepImports.forget();
    }
}
