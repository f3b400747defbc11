package dev.scrm.journey.definition;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** The corp has no journey of that id. */
public final class JourneyNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public JourneyNotFound(String journeyId) {
        super(
                "journey-not-found",
                Kind.NOT_FOUND,
                "Expected a journey '%s' but there is none".formatted(journeyId),
                Map.of("journeyId", journeyId));
    }
}
