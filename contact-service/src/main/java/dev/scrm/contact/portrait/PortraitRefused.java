package dev.scrm.contact.portrait;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be a rule of portraits, or a prediction. */
public final class PortraitRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private PortraitRefused(String code, String field, String expected) {
        super(code, Kind.INVALID, "Expected %s to be %s".formatted(field, expected), Map.of("field", field));
    }

    static PortraitRefused rulesInvalid(String field, String expected) {
        return new PortraitRefused("portrait-rules-invalid", field, expected);
    }

    static PortraitRefused predictionInvalid(String field, String expected) {
        return new PortraitRefused("prediction-invalid", field, expected);
    }
}
