package dev.scrm.contact.behavior.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.behavior.BehaviorType;
import dev.scrm.contact.behavior.CustomTypes.Kept;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A corp's own type of behaviour as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param edition null in documents of earlier builds
 * @param slot the corp and one of as many numbers as it may have types, taken by no other; null in documents of earlier builds
 */
public record TypeDocument(
        @BsonId String documentId,
        String corp,
        String name,
        String title,
        String schema,
        @Nullable Long edition,
        @Nullable String slot) {
    public TypeDocument {
        requireNonNull(documentId, "_id");
        requireNonNull(corp, "corp");
        requireNonNull(name, "name");
        requireNonNull(title, "title");
        requireNonNull(schema, "schema");
    }

    static String documentId(String corpId, String name) {
        return corpId + ":" + name;
    }

    static TypeDocument of(String corpId, Kept kept, @Nullable String slot) {
        var type = kept.type();
        return new TypeDocument(
                documentId(corpId, type.name()),
                corpId,
                type.name(),
                type.title(),
                type.schema(),
                kept.edition(),
                slot);
    }

    BehaviorType type() {
        return new BehaviorType(name, title, schema, false);
    }

    Kept kept() {
        return new Kept(type(), edition == null ? 1 : edition);
    }
}
