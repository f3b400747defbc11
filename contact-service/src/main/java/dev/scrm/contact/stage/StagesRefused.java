package dev.scrm.contact.stage;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** Stages that cannot be. */
public final class StagesRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private StagesRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static StagesRefused invalid(String field, String expected) {
        return new StagesRefused(
                "lifecycle-stages-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }
}
