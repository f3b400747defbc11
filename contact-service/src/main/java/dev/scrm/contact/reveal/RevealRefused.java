package dev.scrm.contact.reveal;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What is not revealed. */
public final class RevealRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private RevealRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static RevealRefused invalid(String field, String expected) {
        return new RevealRefused(
                "reveal-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }

    static RevealRefused nothing(String what) {
        return new RevealRefused(
                "reveal-nothing",
                Kind.NOT_FOUND,
                "Expected a contact with %s but none is known".formatted(what),
                Map.of("what", what));
    }

    static RevealRefused usedUp(int most) {
        return new RevealRefused(
                "reveals-used-up",
                Kind.LIMITED,
                "Expected at most %d reveals a person and day but there were as many today".formatted(most),
                Map.of("maximum", most));
    }
}
