package dev.scrm.contact.segment;

import java.time.Instant;
import java.util.List;

/** Somebody came into a segment, or left it; or a tag rule holds for somebody, or holds no longer. */
public sealed interface SegmentEvent {
    String segmentId();

    Instant at();

    /** What made it so. */
    Because because();

    /** The person belongs to the segment from now on. */
    record Entered(String segmentId, Instant at, Because because) implements SegmentEvent {}

    /** The person belongs to it no longer. */
    record Left(String segmentId, Instant at, Because because) implements SegmentEvent {}

    /**
     * A tag rule holds for the person from now on; told once more when somebody else begins to follow the person, with the same time.
     *
     * @param segmentId the rule
     * @param evidence the latest deeds because of which it holds
     */
    record Tagged(String segmentId, Tagging tagging, Instant at, Because because, List<Explanation.Evidence> evidence)
            implements SegmentEvent {
        public Tagged {
            evidence = List.copyOf(evidence);
        }
    }

    /** A tag rule whose tags go with it holds no longer. */
    record Untagged(String segmentId, Tagging tagging, Instant at, Because because) implements SegmentEvent {}

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
