package dev.scrm.contact.audit;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be done, or asked of the trail. */
public final class AuditRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private AuditRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    /** What cannot be recorded is not done, and what was found is not shown. */
    public static AuditRefused unavailable() {
        return new AuditRefused(
                "audit-unavailable",
                Kind.BUSY,
                "Expected to record this before it is done but the audit trail does not answer; try again in a few seconds",
                Map.of("retryAfterSeconds", 5));
    }

    public static AuditRefused invalid(String field, String expected) {
        return new AuditRefused(
                "audit-query-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }
}
