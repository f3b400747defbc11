package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who belonged to a segment once: a list that does not change any more.
 *
 * @param description what it is for
 * @param version of the segment that counted
 * @param begunAt when the list began to be written
 * @param takenAt when it was whole; null until then
 * @param members how many are in it, as far as it was written
 * @param after who was written last; null before the first
 */
public record SegmentSnapshot(
        String corpId,
        String segmentId,
        String id,
        String name,
        String description,
        State state,
        int version,
        String by,
        Instant begunAt,
        @Nullable Instant takenAt,
        long members,
        @Nullable String after) {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 500;

    /** What becomes of it. */
    public enum State {
        /** It is being written. */
        TAKING,
        /** It is whole, and stays as it is. */
        TAKEN,
        /** The segment was removed before it was whole. */
        FAILED,
        /** Nobody sees it any more, and it is being forgotten. */
        REMOVING
    }

    public SegmentSnapshot {
        requireNonNull(corpId, "corpId");
        requireNonNull(segmentId, "segmentId");
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(state, "state");
        requireNonNull(by, "by");
        requireNonNull(begunAt, "begunAt");
    }

    static SegmentSnapshot of(
            String corpId, Rule.Key rule, String id, String name, String description, String by, Instant now) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw SegmentRefused.snapshotInvalid("name", "1 to %d characters".formatted(LONGEST_NAME));
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            throw SegmentRefused.snapshotInvalid("description", "at most %d characters".formatted(LONGEST_DESCRIPTION));
        }
        return new SegmentSnapshot(
                corpId, rule.segmentId(), id, name, description, State.TAKING, rule.version(), by, now, null, 0, null);
    }

    Rule.Key rule() {
        return new Rule.Key(segmentId, version);
    }

    /** Another version counts meanwhile, of which nothing is written yet. */
    SegmentSnapshot anew(int other, Instant now) {
        return with(State.TAKING, other, now, null, 0, null);
    }

    SegmentSnapshot writtenTo(String contactId, long more) {
        return with(state, version, begunAt, null, members + more, contactId);
    }

    /** @param counted how many are in it */
    SegmentSnapshot taken(long counted, Instant now) {
        return with(State.TAKEN, version, begunAt, now, counted, null);
    }

    SegmentSnapshot failed() {
        return with(State.FAILED, version, begunAt, null, 0, null);
    }

    private SegmentSnapshot with(
            State next, int ofVersion, Instant begun, @Nullable Instant taken, long written, @Nullable String last) {
        return new SegmentSnapshot(
                corpId, segmentId, id, name, description, next, ofVersion, by, begun, taken, written, last);
    }
}
