package dev.scrm.journey.definition;

import java.util.List;
import java.util.Optional;

/** The published versions of every journey. */
public interface Definitions {

    /** The version of each journey that contacts of the corp enter now. */
    List<JourneyDefinition> current(String corpId);

    /** One version, which contacts of the corp may still be in. */
    Optional<JourneyDefinition> find(String corpId, String journeyId, int version);
}
