package dev.scrm.gateway.reconciliation;

import dev.scrm.platform.events.Refusal;
import java.util.Arrays;
import java.util.Map;

/** Why a reconciliation is not begun, shown or ended. */
public final class ReconciliationRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private ReconciliationRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static ReconciliationRefused notServed() {
        return new ReconciliationRefused(
                "corp-not-served",
                Kind.CONFLICT,
                "Expected a corp with an app that is enabled but there is none",
                Map.of());
    }

    /** @param runId the one that goes on */
    static ReconciliationRefused underWay(String runId) {
        return new ReconciliationRefused(
                "reconciliation-under-way",
                Kind.CONFLICT,
                "Expected no reconciliation of the corp to go on but one does: wait for it, or cancel it",
                Map.of("reconciliationId", runId));
    }

    static ReconciliationRefused ended() {
        return new ReconciliationRefused(
                "reconciliation-ended",
                Kind.CONFLICT,
                "Expected a reconciliation that goes on but it has ended",
                Map.of());
    }

    public static ReconciliationRefused unknown() {
        return new ReconciliationRefused(
                "reconciliation-unknown",
                Kind.NOT_FOUND,
                "Expected a reconciliation of the corp but there is none such",
                Map.of());
    }

    public static ReconciliationRefused wrongCursor() {
        return new ReconciliationRefused(
                "cursor-invalid",
                Kind.INVALID,
                "Expected cursor to be 'next' of an earlier page but it is not",
                Map.of("field", "cursor"));
    }

    public static ReconciliationRefused unknownPart() {
        return new ReconciliationRefused(
                "part-unknown",
                Kind.INVALID,
                "Expected parts to be of %s but one is not"
                        .formatted(Arrays.stream(Part.values()).map(Part::word).toList()),
                Map.of("field", "parts"));
    }
}
