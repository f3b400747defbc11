package dev.scrm.analytics.figures.kafka;

import dev.scrm.analytics.figures.FigureChange;
import org.jspecify.annotations.Nullable;

/** What comes out of the step that knows the contacts. */
sealed interface Outcome {
    /** A figure changes. */
    record Changed(FigureChange change) implements Outcome {}

    /** What went of a contact that is erased, for whoever asked. */
    record Answered(byte[] value) implements Outcome {}

    /** A record about what is parked: it goes, as it is, to a topic where it waits or rests, or tells of that. */
    record Aside(String topic, byte @Nullable [] value) implements Outcome {}
}
