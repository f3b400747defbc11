package dev.scrm.analytics.figures;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** The figures asked for cannot be given. */
public final class FigureQueryRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    public FigureQueryRefused(String code, String message, Map<String, ?> details) {
        super(code, Kind.INVALID, message, details);
    }
}
