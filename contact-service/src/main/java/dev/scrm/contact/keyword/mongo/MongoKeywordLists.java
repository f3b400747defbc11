package dev.scrm.contact.keyword.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.keyword.KeywordList;
import dev.scrm.contact.keyword.KeywordLists;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists, a document each. */
@Component
class MongoKeywordLists implements KeywordLists, Indexed {
    private static final int MOST_TRIES = 20;

    private final MongoCollection<KeywordListDocument> collection;

    MongoKeywordLists(MongoDatabase database) {
        this.collection = database.getCollection("message-keywords", KeywordListDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "id"));
    }

    @Override
    public Optional<KeywordList> find(String corpId, String id) {
        return Optional.ofNullable(collection
                        .find(eq("_id", KeywordListDocument.documentId(corpId, id)))
                        .first())
                .map(KeywordListDocument::list);
    }

    @Override
    public List<KeywordList> list(String corpId) {
        return collection
                .find(eq("corp", corpId))
                .sort(ascending("id"))
                .map(KeywordListDocument::list)
                .into(new ArrayList<>());
    }

    @Override
    public KeywordList change(String corpId, String id, Function<@Nullable KeywordList, KeywordList> decision) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = find(corpId, id).orElse(null);
            var decided = decision.apply(before);
            if (decided.equals(before) || replace(before, KeywordListDocument.of(decided))) {
                return decided;
            }
        }
        throw tooOften();
    }

    @Override
    public boolean remove(String corpId, String id, Consumer<KeywordList> check) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = find(corpId, id);
            if (before.isEmpty()) {
                return false;
            }
            check.accept(before.get());
            if (collection.deleteOne(unchanged(before.get())).getDeletedCount() == 1) {
                return true;
            }
        }
        throw tooOften();
    }

    private boolean replace(@Nullable KeywordList before, KeywordListDocument after) {
        return before == null
                ? AlreadyThere.insertUnless(collection, after)
                : collection.replaceOne(unchanged(before), after).getMatchedCount() == 1;
    }

    private static Bson unchanged(KeywordList list) {
        return and(eq("_id", KeywordListDocument.documentId(list.corpId(), list.id())), eq("edition", list.edition()));
    }

    private static IllegalStateException tooOften() {
        return new IllegalStateException("Expected to change keywords within %d tries".formatted(MOST_TRIES));
    }
}
