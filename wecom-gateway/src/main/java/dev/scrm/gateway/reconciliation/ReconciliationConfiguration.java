package dev.scrm.gateway.reconciliation;

import dev.scrm.gateway.corps.Corps;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires reconciliation. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {
    @Bean
    JudgeDifferences judgeDifferences(
            CallbackLog callbacks,
            Announcements announcements,
            Differences differences,
            Snapshots snapshots,
            ReconciliationReports reports) {
        return new JudgeDifferences(callbacks, announcements, differences, snapshots, reports);
    }

    @Bean
    Reconcile reconcile(
            Corps corps,
            Runs runs,
            List<PartReader> readers,
            Mirror mirror,
            Differences differences,
            Snapshots snapshots,
            JudgeDifferences judge,
            ReconciliationSettings settings,
            Clock clock) {
        var comparePage = new ComparePage(mirror, differences, snapshots);
        var steps = new ReconcileStep(
                readers, mirror, comparePage, judge, settings.settling(), settings.vanishedPercent(), clock);
        return new Reconcile(corps, runs, steps, clock);
    }

    @Bean
    RequestReconciliation requestReconciliation(
            Corps corps,
            Runs runs,
            Differences differences,
            Announcements announcements,
            Mirror mirror,
            ReconciliationSettings settings,
            RandomGenerator random,
            Clock clock) {
        return new RequestReconciliation(corps, runs, differences, announcements, mirror, settings, random, clock);
    }
}
