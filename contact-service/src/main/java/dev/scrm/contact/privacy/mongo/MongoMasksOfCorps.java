package dev.scrm.contact.privacy.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.privacy.MasksOfCorps;
import dev.scrm.platform.mongo.AlreadyThere;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The masks, one document a corp. */
@Component
class MongoMasksOfCorps implements MasksOfCorps {
    private static final int MOST_TRIES = 20;

    private final MongoCollection<MasksDocument> collection;

    MongoMasksOfCorps(MongoDatabase database) {
        this.collection =
                database.getCollection("field-masks", MasksDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public Kept of(String corpId) {
        return Optional.ofNullable(collection.find(eq("_id", corpId)).first())
                .map(MasksDocument::kept)
                .orElse(Kept.USUAL);
    }

    @Override
    public Kept change(String corpId, UnaryOperator<Kept> decision) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = of(corpId);
            var decided = decision.apply(before);
            if (replace(before, MasksDocument.of(corpId, decided))) {
                return decided;
            }
        }
        throw new IllegalStateException("Expected to change masks within %d tries".formatted(MOST_TRIES));
    }

    private boolean replace(Kept before, MasksDocument after) {
        if (before.version() == 0) {
            return AlreadyThere.insertUnless(collection, after);
        }
        var unchanged = and(eq("_id", after.corp()), eq("version", before.version()));
        return collection.replaceOne(unchanged, after).getMatchedCount() == 1;
    }
}
