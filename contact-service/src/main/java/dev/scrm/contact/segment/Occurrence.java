package dev.scrm.contact.segment;

import java.time.Instant;
import java.util.Map;

/** One thing that a person did. */
public interface Occurrence {
    Instant at();

    /** What else there is to say of it; JSON values. */
    Map<String, Object> properties();
}
