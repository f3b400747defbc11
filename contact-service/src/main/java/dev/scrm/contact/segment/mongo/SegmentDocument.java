package dev.scrm.contact.segment.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.contact.segment.Definition;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.Tagging;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A segment as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param condition as JSON text: the store is not asked about it
 */
public record SegmentDocument(
        String corp,
        String id,
        String name,
        String description,
        String condition,
        @Nullable TaggingPart tagging,
        @Nullable VersionPart live,
        @Nullable VersionPart next,
        int versions,
        int edition,
        String changedBy,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant removedAt) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public SegmentDocument {
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
    }

    /**
     * What it does when it is a tag rule.
     *
     * @param lasting as ISO 8601 has it
     */
    public record TaggingPart(
            List<String> tagIds,
            boolean whileItHolds,
            @Nullable String lasting) {
        static @Nullable TaggingPart of(@Nullable Tagging tagging) {
            return tagging == null
                    ? null
                    : new TaggingPart(
                            tagging.tagIds(),
                            tagging.whileItHolds(),
                            tagging.lasting() == null ? null : tagging.lasting().toString());
        }

        Tagging tagging() {
            return new Tagging(tagIds, whileItHolds, lasting == null ? null : Duration.parse(lasting));
        }
    }

    /** A version of it. */
    public record VersionPart(int number, String condition) {
        static @Nullable VersionPart of(Definition.@Nullable Version version) {
            return version == null
                    ? null
                    : new VersionPart(
                            version.number(), JSON.writeValueAsString(ConditionForm.write(version.condition())));
        }

        Definition.Version version() {
            return new Definition.Version(number, ConditionForm.readResolved(JSON.readValue(condition, Map.class)));
        }
    }

    static SegmentDocument of(Segment segment) {
        return new SegmentDocument(
                segment.corpId(),
                segment.id(),
                segment.name(),
                segment.description(),
                JSON.writeValueAsString(ConditionForm.write(segment.condition())),
                TaggingPart.of(segment.tagging()),
                VersionPart.of(segment.live()),
                VersionPart.of(segment.next()),
                segment.versions(),
                segment.edition(),
                segment.changedBy(),
                segment.createdAt(),
                segment.changedAt(),
                segment.removedAt());
    }

    Segment segment() {
        return new Segment(
                corp,
                id,
                name,
                description,
                ConditionForm.read(JSON.readValue(condition, Map.class)),
                tagging == null ? null : tagging.tagging(),
                live == null ? null : live.version(),
                next == null ? null : next.version(),
                versions,
                edition,
                changedBy,
                createdAt,
                changedAt,
                removedAt);
    }
}
