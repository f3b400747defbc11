package dev.scrm.gateway.reconciliation.mongo;

import dev.scrm.gateway.reconciliation.Mirror;
import dev.scrm.gateway.reconciliation.MirrorContract;
import dev.scrm.platform.test.TestMongo;

class MongoMirrorTests extends MirrorContract {
    private final MongoMirror mirror = create();

    private static MongoMirror create() {
        var created = new MongoMirror(TestMongo.freshDatabase("gateway"));
        created.createIndexes();
        return created;
    }

    @Override
    protected Mirror mirror() {
        return mirror;
    }
}
