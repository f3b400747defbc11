package dev.scrm.contact.segment;

import java.time.Instant;

/** Somebody came into a segment, or left it. */
public sealed interface SegmentEvent {
    String segmentId();

    Instant at();

    /** What made it so. */
    Because because();

    /** The person belongs to the segment from now on. */
    record Entered(String segmentId, Instant at, Because because) implements SegmentEvent {}

    /** The person belongs to it no longer. */
    record Left(String segmentId, Instant at, Because because) implements SegmentEvent {}

    /** What can make it so. */
    enum Because {
        /** Something else is known of the person. */
        PROFILE,
        /** The person did something. */
        BEHAVIOR,
        /** Time passed. */
        TIME,
        /** The segment is another one. */
        DEFINITION
    }
}
