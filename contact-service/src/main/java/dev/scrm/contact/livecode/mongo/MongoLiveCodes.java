package dev.scrm.contact.livecode.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.contact.livecode.LiveCode;
import dev.scrm.contact.livecode.LiveCodeId;
import dev.scrm.contact.livecode.LiveCodes;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The live codes, one document each. They raise no events, so that a plain collection will do. */
@Component
class MongoLiveCodes implements LiveCodes, Indexed {
    private final MongoCollection<LiveCodeDocument> collection;

    MongoLiveCodes(MongoDatabase database) {
        this.collection =
                database.getCollection("live-codes", LiveCodeDocument.class).withWriteConcern(WriteConcern.MAJORITY);
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
    public void put(LiveCode code) {
        var document = LiveCodeDocument.of(code);
        collection.replaceOne(eq("_id", document.documentId()), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public boolean remove(LiveCodeId id) {
        return collection.deleteOne(eq("_id", LiveCodeDocument.documentId(id))).getDeletedCount() == 1;
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
