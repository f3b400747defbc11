package dev.scrm.contact.stage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.platform.mongo.AlreadyThere;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The stages, one document a corp. */
@Component
class MongoStagesOfCorps implements StagesOfCorps {
    private static final int MOST_TRIES = 20;

    private final MongoCollection<StagesDocument> collection;

    MongoStagesOfCorps(MongoDatabase database) {
        this.collection = database.getCollection("lifecycle-stages", StagesDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public Kept kept(String corpId) {
        return known(corpId).map(StagesDocument::kept).orElse(Kept.USUAL);
    }

    @Override
    public Kept change(String corpId, UnaryOperator<Kept> decision) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = known(corpId);
            var decided = decision.apply(before.map(StagesDocument::kept).orElse(Kept.USUAL));
            if (replace(before, StagesDocument.of(corpId, decided))) {
                return decided;
            }
        }
        throw new IllegalStateException("Expected to change stages within %d tries".formatted(MOST_TRIES));
    }

    private boolean replace(Optional<StagesDocument> before, StagesDocument after) {
        if (before.isEmpty()) {
            return AlreadyThere.insertUnless(collection, after);
        }
        // Documents of earlier builds have none, which equals null.
        var unchanged = and(eq("_id", after.corp()), eq("edition", before.get().edition()));
        return collection.replaceOne(unchanged, after).getMatchedCount() == 1;
    }

    private Optional<StagesDocument> known(String corpId) {
        return Optional.ofNullable(collection.find(eq("_id", corpId)).first());
    }
}
