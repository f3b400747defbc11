package dev.scrm.gateway.reconciliation.metrics;

import static dev.scrm.gateway.GatewayMetric.RECONCILIATIONS;
import static dev.scrm.gateway.GatewayMetric.RECONCILIATION_MISSED;

import dev.scrm.gateway.reconciliation.PartProgress;
import dev.scrm.gateway.reconciliation.ReconciliationReports;
import dev.scrm.gateway.reconciliation.Run;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts runs and what was missed; the log says of which corp. */
@Component
final class MeteredReconciliations implements ReconciliationReports {
    private static final Logger LOG = LoggerFactory.getLogger(MeteredReconciliations.class);

    private final MeterRegistry meters;

    MeteredReconciliations(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void note(Run ended) {
        var status = ended.status().name().toLowerCase(Locale.ROOT);
        meters.counter(RECONCILIATIONS.meterName(), "status", status).increment();
        ended.parts()
                .forEach(part -> meters.counter(
                                RECONCILIATION_MISSED.meterName(),
                                "part",
                                part.part().word())
                        .increment((double) part.counts().missed()));
        var unread = ended.parts().stream()
                .filter(part -> part.state() != PartProgress.State.DONE)
                .map(part -> part.part().word())
                .toList();
        long missed = ended.counts().missed();
        if (missed > 0 || !unread.isEmpty()) {
            LOG.warn(
                    "Expected to read all of {} and callbacks to tell of every change but reconciliation {} is {}: {} changes that"
                            + " none told of, not read {}",
                    ended.corpId(),
                    ended.id(),
                    status,
                    missed,
                    unread);
        } else {
            LOG.info("Reconciliation {} of {} is {}: nothing was missed", ended.id(), ended.corpId(), status);
        }
    }
}
