package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.scrm.contact.erasure.Erasure;
import dev.scrm.contact.erasure.ErasureEvent;
import dev.scrm.contact.erasure.ErasureRefused;
import dev.scrm.contact.erasure.Erasures;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.mongo.AggregateCollection;
import dev.scrm.platform.mongo.AggregateMapping;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Indexed;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.UpdateContended;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonType;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The erasures, one document each. */
@Component
class MongoErasures implements Erasures, Indexed {
    private static final String LOOK_AT = "state.lookAt";
    private static final String SOLE = "state.sole";
    private static final String UNDER_WAY = "state.underWay";
    private static final Bson LASTING_FAILURE =
            and(eq("state.held.failed", true), gte("state.held.times", Erasure.Held.LASTING));

    private final AggregateCollection<Erasure, ErasureEvent> erasures;

    MongoErasures(MongoDatabase database, EventWire<Erasure, ErasureEvent> wire, OutboxRelay relay, Clock clock) {
        var mapping =
                new AggregateMapping<>(ErasureDocument.class, ErasureDocument::of, ErasureDocument::erasure, wire);
        this.erasures = AggregateCollection.of(database, "erasures", mapping, relay, clock);
    }

    @Override
    public void createIndexes() {
        erasures.createIndexes();
        erasures.documents().createIndex(ascending("corp", "id"));
        erasures.documents()
                .createIndex(
                        ascending(LOOK_AT),
                        new IndexOptions().partialFilterExpression(type(LOOK_AT, BsonType.DATE_TIME)));
        erasures.documents()
                .createIndex(
                        ascending("corp", UNDER_WAY),
                        new IndexOptions().partialFilterExpression(type(UNDER_WAY, BsonType.STRING)));
        // Whoever asks twice at the same moment has one erasure.
        erasures.documents()
                .createIndex(ascending(SOLE), new IndexOptions().unique(true).sparse(true));
    }

    @Override
    public Erasure add(Erasure erasure) {
        try {
            return erasures.update(
                    erasure.corpId(),
                    erasure.id(),
                    known -> known == null ? Decision.of(erasure, List.of()) : Decision.unchanged(known));
        } catch (UpdateContended contended) {
            return findUnderWay(erasure.corpId(), erasure.request().contactId()).orElseThrow(() -> contended);
        }
    }

    @Override
    public Optional<Erasure> find(String corpId, String id) {
        return erasures.find(corpId, id);
    }

    @Override
    public Optional<Erasure> findUnderWay(String corpId, String contactId) {
        var found = erasures.documents()
                .find(and(eq("corp", corpId), type(UNDER_WAY, BsonType.STRING), eq(UNDER_WAY, contactId)))
                .first();
        return Optional.ofNullable(found).map(erasures::state);
    }

    @Override
    public Erasure update(String corpId, String id, Function<Erasure, Decision<Erasure, ErasureEvent>> decide) {
        return erasures.update(corpId, id, known -> {
            if (known == null) {
                throw ErasureRefused.unknown(id);
            }
            return decide.apply(known);
        });
    }

    @Override
    public List<Erasure> findDue(Instant now, int limit) {
        List<Erasure> due = new ArrayList<>();
        for (var document : erasures.documents()
                .find(and(type(LOOK_AT, BsonType.DATE_TIME), lte(LOOK_AT, now)))
                .sort(ascending(LOOK_AT))
                .limit(limit)) {
            due.add(erasures.state(document));
        }
        return due;
    }

    @Override
    public long countOverdue(Instant dueBefore) {
        return erasures.documents()
                .countDocuments(and(
                        type(LOOK_AT, BsonType.DATE_TIME),
                        in(
                                "state.status",
                                Erasure.Status.WAITING.name(),
                                Erasure.Status.ERASING.name(),
                                Erasure.Status.SPREADING.name()),
                        or(lt("state.request.dueAt", dueBefore), LASTING_FAILURE)));
    }

    @Override
    public List<Erasure> list(String corpId, int limit, @Nullable String before) {
        var ofCorp = eq("corp", corpId);
        List<Erasure> found = new ArrayList<>();
        for (var document : erasures.documents()
                .find(before == null ? ofCorp : and(ofCorp, lt("id", before)))
                .sort(descending("id"))
                .limit(limit)) {
            found.add(erasures.state(document));
        }
        return found;
    }
}
