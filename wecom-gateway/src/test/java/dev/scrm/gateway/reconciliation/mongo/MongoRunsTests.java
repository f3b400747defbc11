package dev.scrm.gateway.reconciliation.mongo;

import dev.scrm.gateway.reconciliation.Runs;
import dev.scrm.gateway.reconciliation.RunsContract;
import dev.scrm.platform.test.TestMongo;

class MongoRunsTests extends RunsContract {
    private final MongoRuns runs = create();

    private static MongoRuns create() {
        var created = new MongoRuns(TestMongo.freshDatabase("gateway"));
        created.createIndexes();
        return created;
    }

    @Override
    protected Runs runs() {
        return runs;
    }
}
