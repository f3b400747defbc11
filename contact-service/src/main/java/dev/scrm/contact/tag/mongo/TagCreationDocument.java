package dev.scrm.contact.tag.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.tag.TagCreation;
import dev.scrm.contact.tag.TagWish;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What WeCom is asked to make, as it lies in MongoDB; public because the driver reads records by reflection. */
public record TagCreationDocument(
        String corp,
        String id,
        @Nullable String groupId,
        @Nullable String groupName,
        @Nullable Long order,
        List<NewTagPart> tags,
        String by,
        Instant at,
        @Nullable Instant settledAt,
        @Nullable String refusal,
        List<String> made) {
    public TagCreationDocument {
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }

    public record NewTagPart(String name, @Nullable Long order) {}

    static TagCreationDocument of(TagCreation creation) {
        return new TagCreationDocument(
                creation.corpId(),
                creation.id(),
                creation.groupId(),
                creation.groupName(),
                creation.order(),
                creation.tags().stream()
                        .map(tag -> new NewTagPart(tag.name(), tag.order()))
                        .toList(),
                creation.by(),
                creation.at(),
                creation.settledAt(),
                creation.refusal(),
                creation.made());
    }

    TagCreation creation() {
        return new TagCreation(
                corp,
                id,
                groupId,
                groupName,
                order,
                tags.stream()
                        .map(tag -> new TagWish.NewTag(tag.name, tag.order))
                        .toList(),
                by,
                at,
                settledAt,
                refusal,
                made);
    }
}
