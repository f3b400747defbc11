package dev.scrm.ticket.duty;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** A rule about the roster said no. */
public final class StaffRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private StaffRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static StaffRefused invalid(String code, String message, String field) {
        return new StaffRefused(code, Kind.INVALID, message, Map.of("field", field));
    }
}
