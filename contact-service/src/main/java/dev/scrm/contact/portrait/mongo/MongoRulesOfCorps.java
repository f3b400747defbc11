package dev.scrm.contact.portrait.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.portrait.RulesOfCorps;
import dev.scrm.platform.mongo.AlreadyThere;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** By what corps judge, one document a corp. */
@Component
class MongoRulesOfCorps implements RulesOfCorps {
    private static final int MOST_TRIES = 20;

    private final MongoCollection<RulesDocument> collection;

    MongoRulesOfCorps(MongoDatabase database) {
        this.collection =
                database.getCollection("portrait-rules", RulesDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public Kept kept(String corpId) {
        return known(corpId).map(RulesDocument::kept).orElse(Kept.USUAL);
    }

    @Override
    public Kept change(String corpId, UnaryOperator<Kept> decision) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = known(corpId);
            var decided = decision.apply(before.map(RulesDocument::kept).orElse(Kept.USUAL));
            if (replace(before, RulesDocument.of(corpId, decided))) {
                return decided;
            }
        }
        throw new IllegalStateException("Expected to change rules within %d tries".formatted(MOST_TRIES));
    }

    private boolean replace(Optional<RulesDocument> before, RulesDocument after) {
        if (before.isEmpty()) {
            return AlreadyThere.insertUnless(collection, after);
        }
        // Documents of earlier builds have none, which equals null.
        var unchanged = and(eq("_id", after.corp()), eq("edition", before.get().edition()));
        return collection.replaceOne(unchanged, after).getMatchedCount() == 1;
    }

    private Optional<RulesDocument> known(String corpId) {
        return Optional.ofNullable(collection.find(eq("_id", corpId)).first());
    }
}
