package dev.scrm.contact.field.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.Fields;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fields, one document each. */
@Component
class MongoFields implements Fields, Indexed {
    private static final int MOST_TRIES = 20;

    private final MongoCollection<FieldDocument> collection;

    MongoFields(MongoDatabase database) {
        this.collection =
                database.getCollection("contact-fields", FieldDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "id"));
    }

    @Override
    public Optional<Field> find(String corpId, String id) {
        return Optional.ofNullable(document(corpId, id)).map(FieldDocument::field);
    }

    @Override
    public Map<String, Field> findAll(String corpId, Collection<String> ids) {
        Map<String, Field> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        var documentIds =
                ids.stream().map(id -> FieldDocument.documentId(corpId, id)).toList();
        for (var document : collection.find(in("_id", documentIds))) {
            found.put(document.id(), document.field());
        }
        return found;
    }

    @Override
    public List<Field> list(String corpId) {
        List<Field> fields = new ArrayList<>();
        for (var document : collection.find(eq("corp", corpId)).sort(ascending("id"))) {
            fields.add(document.field());
        }
        return fields;
    }

    @Override
    public Field change(String corpId, String id, UnaryOperator<@Nullable Field> decision) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = document(corpId, id);
            var decided = decision.apply(before == null ? null : before.field());
            if (decided == null) {
                throw new IllegalArgumentException("Expected a decision to leave a field");
            }
            if (replace(before, FieldDocument.of(decided, before == null ? 1 : before.version() + 1))) {
                return decided;
            }
        }
        throw new IllegalStateException("Expected to change field %s within %d tries".formatted(id, MOST_TRIES));
    }

    private boolean replace(@Nullable FieldDocument before, FieldDocument after) {
        if (before != null) {
            var unchanged = and(eq("_id", after.documentId()), eq("version", before.version()));
            return collection.replaceOne(unchanged, after).getMatchedCount() == 1;
        }
        return AlreadyThere.insertUnless(collection, after);
    }

    private @Nullable FieldDocument document(String corpId, String id) {
        return collection.find(eq("_id", FieldDocument.documentId(corpId, id))).first();
    }
}
