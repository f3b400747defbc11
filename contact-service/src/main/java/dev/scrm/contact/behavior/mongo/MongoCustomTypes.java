package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.contact.behavior.BehaviorType;
import dev.scrm.contact.behavior.CustomTypes;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Corps' own types, one document each. Every behaviour asks, so what was read is believed for a few seconds. */
@Component
class MongoCustomTypes implements CustomTypes, Indexed {
    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final int MOST_CORPS = 1_000;

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
    public void put(String corpId, BehaviorType type) {
        var document = TypeDocument.of(corpId, type);
        collection.replaceOne(eq("_id", document.documentId()), document, new ReplaceOptions().upsert(true));
        known.remove(corpId);
    }

    @Override
    public boolean remove(String corpId, String name) {
        var removed = collection.deleteOne(eq("_id", TypeDocument.documentId(corpId, name)));
        known.remove(corpId);
        return removed.getDeletedCount() == 1;
    }
}
