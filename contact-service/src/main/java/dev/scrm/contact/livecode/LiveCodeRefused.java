package dev.scrm.contact.livecode;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be done with a live code. */
public final class LiveCodeRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private LiveCodeRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    public static LiveCodeRefused unknown(LiveCodeId id) {
        return new LiveCodeRefused(
                "live-code-unknown",
                Kind.NOT_FOUND,
                "Expected the state of a live code but there is no " + id.state(),
                Map.of());
    }

    static LiveCodeRefused invalid(String field, String expected) {
        return new LiveCodeRefused(
                "live-code-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }
}
