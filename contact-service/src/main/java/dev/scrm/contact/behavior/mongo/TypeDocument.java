package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.BehaviorType;
import org.bson.codecs.pojo.annotations.BsonId;

/** A corp's own type of behaviour as it lies in MongoDB; public because the driver reads records by reflection. */
public record TypeDocument(@BsonId String documentId, String corp, String name, String title, String schema) {
    static String documentId(String corpId, String name) {
        return corpId + ":" + name;
    }

    static TypeDocument of(String corpId, BehaviorType type) {
        return new TypeDocument(documentId(corpId, type.name()), corpId, type.name(), type.title(), type.schema());
    }

    BehaviorType type() {
        return new BehaviorType(name, title, schema, false);
    }
}
