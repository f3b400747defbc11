package dev.scrm.contact.keyword.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.keyword.KeywordList;
import dev.scrm.contact.keyword.KeywordList.Word;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A list of keywords as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param since of each word, in their order; null of what an earlier build wrote: then for ever
 */
public record KeywordListDocument(
        @BsonId String documentId,
        String corp,
        String id,
        String name,
        List<String> words,
        @Nullable List<Instant> since,
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
                list.words().stream().map(Word::text).toList(),
                list.words().stream().map(Word::since).toList(),
                list.edition(),
                list.changedBy(),
                list.changedAt());
    }

    KeywordList list() {
        var known = IntStream.range(0, words.size())
                .mapToObj(i -> new Word(words.get(i), since == null ? Instant.EPOCH : since.get(i)))
                .toList();
        return new KeywordList(corp, id, name, known, edition, changedBy, changedAt);
    }
}
