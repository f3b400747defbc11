package dev.scrm.contact.keyword.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.keyword.KeywordList;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** A list of keywords as it lies in MongoDB; public because the driver reads records by reflection. */
public record KeywordListDocument(
        @BsonId String documentId,
        String corp,
        String id,
        String name,
        List<String> words,
        int edition,
        String changedBy,
        Instant changedAt) {
    public KeywordListDocument {
        requireNonNull(documentId, "_id");
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
        requireNonNull(words, "words");
    }

    static String documentId(String corpId, String id) {
        return corpId + ":" + id;
    }

    static KeywordListDocument of(KeywordList list) {
        return new KeywordListDocument(
                documentId(list.corpId(), list.id()),
                list.corpId(),
                list.id(),
                list.name(),
                list.words(),
                list.edition(),
                list.changedBy(),
                list.changedAt());
    }

    KeywordList list() {
        return new KeywordList(corp, id, name, words, edition, changedBy, changedAt);
    }
}
