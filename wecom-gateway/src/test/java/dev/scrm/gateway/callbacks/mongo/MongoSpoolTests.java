package dev.scrm.gateway.callbacks.mongo;

import dev.scrm.gateway.callbacks.Spool;
import dev.scrm.gateway.callbacks.SpoolContract;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.AfterEach;

class MongoSpoolTests extends SpoolContract {
    private final MongoSpool spool = create();

    private MongoSpool create() {
        var created = new MongoSpool(TestMongo.freshDatabase("gateway"), clock);
        created.createIndexes();
        return created;
    }

    @AfterEach
    void close() {
        spool.close();
    }

    @Override
    protected Spool spool() {
        return spool;
    }
}
