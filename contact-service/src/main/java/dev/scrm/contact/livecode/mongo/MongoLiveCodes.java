package dev.scrm.contact.livecode.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.livecode.LiveCode;
import dev.scrm.contact.livecode.LiveCodeId;
import dev.scrm.contact.livecode.LiveCodes;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The live codes, one document each. They raise no events, so that a plain collection will do. */
@Component
class MongoLiveCodes implements LiveCodes, Indexed {
    private static final int MOST_TRIES = 20;

    private final MongoCollection<LiveCodeDocument> collection;
    private final Clock clock;

    MongoLiveCodes(MongoDatabase database, Clock clock) {
        this.collection =
                database.getCollection("live-codes", LiveCodeDocument.class).withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "state"));
    }

    @Override
    public Optional<LiveCode> find(LiveCodeId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Map<LiveCodeId, LiveCode> findAll(Collection<LiveCodeId> ids) {
        Map<LiveCodeId, LiveCode> found = new HashMap<>();
        var documentIds = ids.stream().map(LiveCodeDocument::documentId).toList();
        for (var document : collection.find(in("_id", documentIds))) {
            var code = document.liveCode();
            found.put(code.id(), code);
        }
        return found;
    }

    @Override
    public Optional<Kept> kept(LiveCodeId id) {
        return document(id).map(LiveCodeDocument::kept);
    }

    private Optional<LiveCodeDocument> document(LiveCodeId id) {
        return Optional.ofNullable(
                collection.find(eq("_id", LiveCodeDocument.documentId(id))).first());
    }

    @Override
    public Kept change(LiveCodeId id, Function<@Nullable Kept, LiveCode> decision) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = document(id);
            var seen = before.map(LiveCodeDocument::kept).orElse(null);
            var decided = new Kept(
                    decision.apply(seen), seen == null ? clock.instant().toEpochMilli() : seen.edition() + 1);
            if (replace(before, LiveCodeDocument.of(decided))) {
                return decided;
            }
        }
        throw new IllegalStateException("Expected to change a live code within %d tries".formatted(MOST_TRIES));
    }

    private boolean replace(Optional<LiveCodeDocument> before, LiveCodeDocument after) {
        return before.map(one -> collection.replaceOne(as(one), after).getMatchedCount() == 1)
                .orElseGet(() -> AlreadyThere.insertUnless(collection, after));
    }

    /** Documents of earlier builds have no edition, which equals null. */
    private static Bson as(LiveCodeDocument seen) {
        return and(eq("_id", seen.documentId()), eq("edition", seen.edition()));
    }

    @Override
    public boolean remove(LiveCodeId id, Consumer<Kept> seen) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = document(id);
            if (before.isEmpty()) {
                return false;
            }
            seen.accept(before.get().kept());
            if (collection.deleteOne(as(before.get())).getDeletedCount() == 1) {
                return true;
            }
        }
        throw new IllegalStateException("Expected to remove a live code within %d tries".formatted(MOST_TRIES));
    }

    @Override
    public List<LiveCode> list(String corpId, int limit, @Nullable String afterState) {
        var mine = eq("corp", corpId);
        var wanted = afterState == null ? mine : and(mine, gt("state", afterState));
        List<LiveCode> codes = new ArrayList<>();
        for (var document : collection.find(wanted).sort(ascending("state")).limit(limit)) {
            codes.add(document.liveCode());
        }
        return codes;
    }
}
