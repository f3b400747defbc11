package dev.scrm.gateway.reconciliation.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.reconciliation.DifferenceCounts;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.PartProgress;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.Run;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeteredReconciliationsTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredReconciliations reports = new MeteredReconciliations(meters);

    @Test
    void countsRunsAndWhatNoCallbackHadToldOfByPart() {
        reports.note(run(Run.Status.FINISHED, part(Part.TAGS, 3), part(Part.CONTACTS, 0)));
        reports.note(run(Run.Status.FINISHED, part(Part.TAGS, 2)));
        reports.note(run(Run.Status.FAILED));

        assertThat(runs("finished")).isEqualTo(2);
        assertThat(runs("failed")).isEqualTo(1);
        assertThat(missed("tags")).isEqualTo(5);
        assertThat(missed("contacts")).isZero();
    }

    private double runs(String status) {
        return meters.get("gateway.reconciliations")
                .tag("status", status)
                .counter()
                .count();
    }

    private double missed(String part) {
        return meters.get("gateway.reconciliation.missed")
                .tag("part", part)
                .counter()
                .count();
    }

    private static Run run(Run.Status status, PartProgress... parts) {
        var request = new Run.Request("1", "ww1", null, false, false, NOON);
        return new Run(request, status, List.of(parts), Position.START, 0, null, NOON, NOON);
    }

    private static PartProgress part(Part part, long missed) {
        var counts = new DifferenceCounts(0, missed, 0, 0, missed);
        return new PartProgress(part, PartProgress.State.DONE, 9, 0, 0, null, NOON, NOON, 0, false, counts);
    }
}
