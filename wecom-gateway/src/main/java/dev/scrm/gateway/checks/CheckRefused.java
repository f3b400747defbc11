package dev.scrm.gateway.checks;

import dev.scrm.platform.events.Refusal;
import java.time.Duration;
import java.util.Map;

/** Why there is no check. */
public final class CheckRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private CheckRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static CheckRefused notServed() {
        return new CheckRefused(
                "corp-not-served",
                Kind.CONFLICT,
                "Expected an enabled corp with an enabled app whose credentials can be read but there is none such",
                Map.of());
    }

    static CheckRefused tooSoon(Duration pause) {
        return new CheckRefused(
                "check-too-soon",
                Kind.BUSY,
                "Expected %d seconds between two checks of a corp but there were fewer".formatted(pause.toSeconds()),
                Map.of("retryAfterSeconds", pause.toSeconds()));
    }

    public static CheckRefused never() {
        return new CheckRefused(
                "check-unknown", Kind.NOT_FOUND, "Expected a check of this corp but there was none yet", Map.of());
    }
}
