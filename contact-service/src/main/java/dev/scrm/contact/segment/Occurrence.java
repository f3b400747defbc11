package dev.scrm.contact.segment;

import java.time.Instant;
import java.util.Map;

/** One thing that a person did. */
public interface Occurrence {
    /** Id of the event that told it. */
    String id();

    /** Which kind of behaviour it is. */
    String type();

    Instant at();

    /** What else there is to say of it; JSON values. */
    Map<String, Object> properties();
}
