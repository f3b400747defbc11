package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.behavior.BehaviorSource;
import dev.scrm.contact.behavior.BehaviorSources;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sources, one document each, changed only as they were read. */
@Component
class MongoBehaviorSources implements BehaviorSources, Indexed {
    private static final int MOST_TRIES = 20;

    private final MongoCollection<SourceDocument> collection;

    MongoBehaviorSources(MongoDatabase database) {
        this.collection = database.getCollection("behavior-sources", SourceDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "id"));
        collection.createIndex(ascending("keys.hash"));
    }

    @Override
    public Optional<BehaviorSource> find(String corpId, String id) {
        return Optional.ofNullable(document(corpId, id)).map(SourceDocument::source);
    }

    private @Nullable SourceDocument document(String corpId, String id) {
        return collection.find(eq("_id", SourceDocument.documentId(corpId, id))).first();
    }

    @Override
    public Optional<BehaviorSource> findByKeyHash(String hash) {
        return Optional.ofNullable(collection.find(eq("keys.hash", hash)).first())
                .map(SourceDocument::source);
    }

    @Override
    public List<BehaviorSource> list(String corpId, int limit, @Nullable String after) {
        var mine = eq("corp", corpId);
        List<BehaviorSource> sources = new ArrayList<>();
        for (var document : collection
                .find(after == null ? mine : and(mine, gt("id", after)))
                .sort(ascending("id"))
                .limit(limit)) {
            sources.add(document.source());
        }
        return sources;
    }

    @Override
    public BehaviorSource change(String corpId, String id, UnaryOperator<@Nullable BehaviorSource> decision) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = document(corpId, id);
            var decided = decision.apply(before == null ? null : before.source());
            if (decided == null) {
                throw new IllegalArgumentException("Expected a decision to leave a source");
            }
            if (replace(before, SourceDocument.of(decided))) {
                return decided;
            }
        }
        throw new IllegalStateException("Expected to change source %s within %d tries".formatted(id, MOST_TRIES));
    }

    private boolean replace(@Nullable SourceDocument before, SourceDocument after) {
        if (before != null) {
            var unchanged = and(eq("_id", after.documentId()), eq("version", before.version()));
            return collection.replaceOne(unchanged, after).getMatchedCount() == 1;
        }
        return AlreadyThere.insertUnless(collection, after);
    }

    @Override
    public boolean remove(String corpId, String id, Consumer<BehaviorSource> seen) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var known = document(corpId, id);
            if (known == null) {
                return false;
            }
            seen.accept(known.source());
            var unchanged = and(eq("_id", known.documentId()), eq("version", known.version()));
            if (collection.deleteOne(unchanged).getDeletedCount() == 1) {
                return true;
            }
        }
        throw new IllegalStateException("Expected to remove source %s within %d tries".formatted(id, MOST_TRIES));
    }
}
