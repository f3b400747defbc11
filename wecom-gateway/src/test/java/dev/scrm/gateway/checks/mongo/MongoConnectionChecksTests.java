package dev.scrm.gateway.checks.mongo;

import dev.scrm.gateway.checks.ConnectionChecks;
import dev.scrm.gateway.checks.ConnectionChecksContract;
import dev.scrm.platform.test.TestMongo;

class MongoConnectionChecksTests extends ConnectionChecksContract {
    private final ConnectionChecks checks = new MongoConnectionChecks(TestMongo.freshDatabase("gateway"));

    @Override
    protected ConnectionChecks checks() {
        return checks;
    }
}
