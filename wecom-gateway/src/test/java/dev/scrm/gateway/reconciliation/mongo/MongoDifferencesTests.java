package dev.scrm.gateway.reconciliation.mongo;

import dev.scrm.gateway.reconciliation.Differences;
import dev.scrm.gateway.reconciliation.DifferencesContract;
import dev.scrm.platform.test.TestMongo;

class MongoDifferencesTests extends DifferencesContract {
    private final MongoDifferences differences = create();

    private static MongoDifferences create() {
        var created = new MongoDifferences(TestMongo.freshDatabase("gateway"));
        created.createIndexes();
        return created;
    }

    @Override
    protected Differences differences() {
        return differences;
    }
}
