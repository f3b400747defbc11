package dev.scrm.journey.definition;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** A definition cannot be right. */
public final class DefinitionRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    public DefinitionRefused(String code, String message) {
        super(code, Kind.INVALID, message, Map.of());
    }
}
