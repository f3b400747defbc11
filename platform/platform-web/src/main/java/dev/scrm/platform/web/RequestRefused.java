package dev.scrm.platform.web;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** A request is refused before any domain rule is asked. */
final class RequestRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    RequestRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }
}
