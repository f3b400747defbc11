package dev.scrm.contact.segment;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be a segment, or be done with one. */
public final class SegmentRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private SegmentRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static SegmentRefused invalid(String field, String expected) {
        return new SegmentRefused(
                "segment-invalid",
                Kind.INVALID,
                "Expected %s to be %s".formatted(field, expected),
                Map.of("field", field));
    }

    public static SegmentRefused unknown(String id) {
        return new SegmentRefused(
                "segment-unknown",
                Kind.NOT_FOUND,
                "Expected a segment but there is no " + id.substring(0, Math.min(64, id.length())),
                Map.of());
    }

    static SegmentRefused tagRuleInvalid(String field, String expected) {
        return new SegmentRefused(
                "tag-rule-invalid",
                Kind.INVALID,
                "Expected %s to be %s".formatted(field, expected),
                Map.of("field", field));
    }

    public static SegmentRefused tagRuleUnknown(String id) {
        return new SegmentRefused(
                "tag-rule-unknown",
                Kind.NOT_FOUND,
                "Expected a tag rule but there is no " + id.substring(0, Math.min(64, id.length())),
                Map.of());
    }

    static SegmentRefused tagGiven(String tagId) {
        return new SegmentRefused(
                "tag-rule-tag-taken",
                Kind.CONFLICT,
                "Expected a tag that no other rule gives but got " + tagId,
                Map.of("tagId", tagId));
    }

    static SegmentRefused tagsOfRuleFixed(String id) {
        return new SegmentRefused(
                "tag-rule-tags-fixed",
                Kind.CONFLICT,
                "Expected the tags that rule %s has always given: make another rule for others".formatted(id),
                Map.of("field", "tagIds"));
    }

    static SegmentRefused tagRuleCircular(String id) {
        return new SegmentRefused(
                "tag-rule-circular",
                Kind.INVALID,
                "Expected no rule to ask for tags that follow from its own but %s does".formatted(id),
                Map.of("field", "condition"));
    }

    static SegmentRefused tooManyTagRules(int most) {
        return new SegmentRefused(
                "tag-rules-too-many",
                Kind.CONFLICT,
                "Expected at most %d tag rules".formatted(most),
                Map.of("maximum", most));
    }

    static SegmentRefused trialUnknown(String id) {
        return new SegmentRefused(
                "segment-trial-unknown",
                Kind.NOT_FOUND,
                "Expected the trial that the caller began last but got " + id.substring(0, Math.min(64, id.length())),
                Map.of());
    }

    static SegmentRefused referenceUnknown(String field, String id) {
        return new SegmentRefused(
                "segment-reference-unknown",
                Kind.INVALID,
                "Expected %s to name a segment but there is no %s".formatted(field, id),
                Map.of("field", field));
    }

    static SegmentRefused circular(String id) {
        return new SegmentRefused(
                "segment-circular",
                Kind.INVALID,
                "Expected a segment that does not ask for itself but %s does".formatted(id),
                Map.of("field", "condition"));
    }

    static SegmentRefused inUse(String by) {
        return new SegmentRefused(
                "segment-in-use",
                Kind.CONFLICT,
                "Expected nobody to ask for the segment but %s does".formatted(by),
                Map.of("by", by));
    }

    static SegmentRefused snapshotInvalid(String field, String expected) {
        return new SegmentRefused(
                "segment-snapshot-invalid",
                Kind.INVALID,
                "Expected %s to be %s".formatted(field, expected),
                Map.of("field", field));
    }

    static SegmentRefused snapshotUnknown(String id) {
        return new SegmentRefused(
                "segment-snapshot-unknown",
                Kind.NOT_FOUND,
                "Expected a snapshot of the segment but there is no " + id.substring(0, Math.min(64, id.length())),
                Map.of());
    }

    static SegmentRefused snapshotNotTaken(String id) {
        return new SegmentRefused(
                "segment-snapshot-not-taken",
                Kind.CONFLICT,
                "Expected a snapshot that is whole but %s is not".formatted(id),
                Map.of());
    }

    static SegmentRefused tooManySnapshots(int most) {
        return new SegmentRefused(
                "segment-snapshots-too-many",
                Kind.CONFLICT,
                "Expected at most %d snapshots".formatted(most),
                Map.of("maximum", most));
    }

    static SegmentRefused notBuilt(String id) {
        return new SegmentRefused(
                "segment-not-built",
                Kind.CONFLICT,
                "Expected a segment that somebody may belong to but %s is being built".formatted(id),
                Map.of());
    }

    static SegmentRefused tooMany(int most) {
        return new SegmentRefused(
                "segments-too-many",
                Kind.CONFLICT,
                "Expected at most %d segments".formatted(most),
                Map.of("maximum", most));
    }
}
