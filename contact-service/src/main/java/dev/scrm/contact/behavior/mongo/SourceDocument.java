package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.BehaviorSource;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** A source as it lies in MongoDB; public because the driver reads records by reflection. */
public record SourceDocument(
        @BsonId String documentId,
        String corp,
        String id,
        String name,
        List<KeyPart> keys,
        Instant createdAt,
        long version) {

    public record KeyPart(String id, String hash, Instant createdAt) {}

    static String documentId(String corpId, String id) {
        return corpId + ":" + id;
    }

    static SourceDocument of(BehaviorSource source) {
        return new SourceDocument(
                documentId(source.corpId(), source.id()),
                source.corpId(),
                source.id(),
                source.name(),
                source.keys().stream()
                        .map(key -> new KeyPart(key.id(), key.hash(), key.createdAt()))
                        .toList(),
                source.createdAt(),
                source.edition());
    }

    BehaviorSource source() {
        return new BehaviorSource(
                corp,
                id,
                name,
                keys.stream()
                        .map(key -> new BehaviorSource.Key(key.id, key.hash, key.createdAt))
                        .toList(),
                createdAt,
                version);
    }
}
