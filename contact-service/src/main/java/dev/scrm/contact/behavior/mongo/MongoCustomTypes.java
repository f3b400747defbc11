package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.scrm.contact.behavior.BehaviorType;
import dev.scrm.contact.behavior.CustomTypes;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Corps' own types, one document each. Every behaviour asks, so what was read is believed for a few seconds. */
@Component
class MongoCustomTypes implements CustomTypes, Indexed {
    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final int MOST_CORPS = 1_000;
    private static final int MOST_TRIES = 20;

    private final MongoCollection<TypeDocument> collection;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Map<String, BehaviorType> types, Instant until) {}

    MongoCustomTypes(MongoDatabase database, Clock clock) {
        this.collection =
                database.getCollection("behavior-types", TypeDocument.class).withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "name"));
        collection.createIndex(
                ascending("slot"), new IndexOptions().unique(true).sparse(true));
    }

    @Override
    public Optional<BehaviorType> find(String corpId, String name) {
        var now = clock.instant();
        var types = known.get(corpId);
        if (types == null || !now.isBefore(types.until())) {
            types = new Known(
                    list(corpId).stream().collect(Collectors.toMap(BehaviorType::name, type -> type)),
                    now.plus(BELIEVED));
            if (known.size() >= MOST_CORPS) {
                known.clear();
            }
            known.put(corpId, types);
        }
        return Optional.ofNullable(types.types().get(name));
    }

    @Override
    public List<BehaviorType> list(String corpId) {
        List<BehaviorType> types = new ArrayList<>();
        for (var document : collection.find(eq("corp", corpId)).sort(ascending("name"))) {
            types.add(document.type());
        }
        return types;
    }

    @Override
    public Optional<Kept> kept(String corpId, String name) {
        return document(corpId, name).map(TypeDocument::kept);
    }

    private Optional<TypeDocument> document(String corpId, String name) {
        return Optional.ofNullable(collection
                .find(eq("_id", TypeDocument.documentId(corpId, name)))
                .first());
    }

    @Override
    public Optional<Kept> change(
            String corpId, String name, int most, Function<@Nullable Kept, BehaviorType> decision) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = document(corpId, name);
            var seen = before.map(TypeDocument::kept).orElse(null);
            var decided = new Kept(
                    decision.apply(seen), seen == null ? clock.instant().toEpochMilli() : seen.edition() + 1);
            boolean saved = before.map(one -> replace(one, decided)).orElseGet(() -> insert(corpId, decided, most));
            known.remove(corpId);
            if (saved) {
                return Optional.of(decided);
            }
            if (before.isEmpty() && document(corpId, name).isEmpty()) {
                return Optional.empty();
            }
        }
        throw new IllegalStateException("Expected to define %s within %d tries".formatted(name, MOST_TRIES));
    }

    private boolean replace(TypeDocument before, Kept decided) {
        return collection
                        .replaceOne(as(before), TypeDocument.of(before.corp(), decided, before.slot()))
                        .getMatchedCount()
                == 1;
    }

    /** Into a slot that is free, so that two who find room for one do not both come in. */
    private boolean insert(String corpId, Kept decided, int most) {
        var taken = new HashSet<String>();
        int without = 0;
        for (var document : collection.find(eq("corp", corpId))) {
            var slot = document.slot();
            if (slot == null) {
                without++;
            } else {
                taken.add(slot);
            }
        }
        boolean inserted = false;
        for (int number = without; number < most && !inserted; number++) {
            var slot = corpId + ":" + number;
            inserted = !taken.contains(slot)
                    && AlreadyThere.insertUnless(collection, TypeDocument.of(corpId, decided, slot));
        }
        return inserted;
    }

    /** Documents of earlier builds have no edition, which equals null. */
    private static Bson as(TypeDocument seen) {
        return and(eq("_id", seen.documentId()), eq("edition", seen.edition()));
    }

    @Override
    public boolean remove(String corpId, String name, Consumer<Kept> seen) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = document(corpId, name);
            if (before.isEmpty()) {
                return false;
            }
            seen.accept(before.get().kept());
            boolean removed = collection.deleteOne(as(before.get())).getDeletedCount() == 1;
            known.remove(corpId);
            if (removed) {
                return true;
            }
        }
        throw new IllegalStateException("Expected to remove %s within %d tries".formatted(name, MOST_TRIES));
    }
}
