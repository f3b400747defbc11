package dev.scrm.gateway.service.mongo;

import dev.scrm.gateway.service.ServiceAccounts;
import dev.scrm.gateway.service.ServiceAccountsContract;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.BeforeEach;

class MongoServiceAccountsTests extends ServiceAccountsContract {
    private final MongoServiceAccounts accounts = new MongoServiceAccounts(TestMongo.freshDatabase("gateway"));

    @BeforeEach
    void createIndexes() {
        accounts.createIndexes();
    }

    @Override
    protected ServiceAccounts accounts() {
        return accounts;
    }
}
