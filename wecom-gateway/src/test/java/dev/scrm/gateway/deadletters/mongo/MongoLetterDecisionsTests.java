package dev.scrm.gateway.deadletters.mongo;

import dev.scrm.gateway.deadletters.LetterDecisions;
import dev.scrm.gateway.deadletters.LetterDecisionsContract;
import dev.scrm.platform.test.TestMongo;

class MongoLetterDecisionsTests extends LetterDecisionsContract {
    private final MongoLetterDecisions decisions = create();

    private static MongoLetterDecisions create() {
        var created = new MongoLetterDecisions(TestMongo.freshDatabase("gateway"));
        created.createIndexes();
        return created;
    }

    @Override
    protected LetterDecisions decisions() {
        return decisions;
    }
}
