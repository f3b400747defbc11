package dev.scrm.contact.tag.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagKind;
import dev.scrm.contact.tag.TagShape;
import dev.scrm.contact.tag.WantedChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tag or a group of tags as it lies in MongoDB; public because the driver reads records by reflection. */
public record CatalogueTagDocument(
        String corp,
        String id,
        TagKind kind,
        boolean inWecom,
        ShapePart shape,
        Instant toldAt,
        boolean unread,
        @Nullable WantedPart wanted,
        boolean leaving) {
    public CatalogueTagDocument {
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(shape, "shape");
        requireNonNull(toldAt, "toldAt");
    }

    public record ShapePart(
            boolean exists,
            @Nullable String name,
            long order,
            @Nullable String groupId) {
        static ShapePart of(TagShape shape) {
            return new ShapePart(shape.exists(), shape.name(), shape.order(), shape.groupId());
        }

        TagShape shape() {
            return new TagShape(exists, name, order, groupId);
        }
    }

    public record WantedPart(
            String commandId,
            ShapePart shape,
            ShapePart base,
            String by,
            Instant at,
            @Nullable Instant settledAt,
            @Nullable String refusal) {
        static @Nullable WantedPart of(@Nullable WantedChange wanted) {
            return wanted == null
                    ? null
                    : new WantedPart(
                            wanted.commandId(),
                            ShapePart.of(wanted.shape()),
                            ShapePart.of(wanted.base()),
                            wanted.by(),
                            wanted.at(),
                            wanted.settledAt(),
                            wanted.refusal());
        }

        WantedChange wanted() {
            return new WantedChange(commandId, shape.shape(), base.shape(), by, at, settledAt, refusal);
        }
    }

    static CatalogueTagDocument of(CatalogueTag tag) {
        return new CatalogueTagDocument(
                tag.corpId(),
                tag.id(),
                tag.kind(),
                tag.inWecom(),
                ShapePart.of(tag.shape()),
                tag.toldAt(),
                tag.unread(),
                WantedPart.of(tag.wanted()),
                tag.leaving());
    }

    CatalogueTag tag() {
        return new CatalogueTag(
                corp,
                id,
                kind,
                inWecom,
                shape.shape(),
                toldAt,
                unread,
                wanted == null ? null : wanted.wanted(),
                leaving);
    }
}
