package dev.scrm.gateway.reconciliation.schedule;

import dev.scrm.gateway.reconciliation.Reconcile;
import dev.scrm.gateway.reconciliation.RequestReconciliation;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works on runs that are due, looks each minute whose night has come, and forgets old reports. */
@Component
class ReconciliationSchedule {
    private final Reconcile reconcile;
    private final RequestReconciliation requestReconciliation;

    ReconciliationSchedule(Reconcile reconcile, RequestReconciliation requestReconciliation) {
        this.reconcile = reconcile;
        this.requestReconciliation = requestReconciliation;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 3, timeUnit = TimeUnit.SECONDS)
    void work() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = reconcile.work();
        }
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void beginNightly() {
        requestReconciliation.beginNightly();
    }

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void forget() {
        requestReconciliation.forget();
    }
}
