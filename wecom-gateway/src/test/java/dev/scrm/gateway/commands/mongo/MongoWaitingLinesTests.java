package dev.scrm.gateway.commands.mongo;

import dev.scrm.gateway.commands.CommandFixtures;
import dev.scrm.gateway.commands.WaitingLines;
import dev.scrm.gateway.commands.WaitingLinesContract;
import dev.scrm.platform.test.TestMongo;

class MongoWaitingLinesTests extends WaitingLinesContract {
    private final MongoWaitingLines lines = create();

    private static MongoWaitingLines create() {
        var created = new MongoWaitingLines(TestMongo.freshDatabase("gateway"), CommandFixtures.format());
        created.createIndexes();
        return created;
    }

    @Override
    protected WaitingLines lines() {
        return lines;
    }
}
