package dev.scrm.gateway.massmessages.mongo;

import dev.scrm.gateway.massmessages.FollowedMessages;
import dev.scrm.gateway.massmessages.FollowedMessagesContract;
import dev.scrm.platform.test.TestMongo;

class MongoFollowedMessagesTests extends FollowedMessagesContract {
    private final MongoFollowedMessages messages = create();

    private static MongoFollowedMessages create() {
        var created = new MongoFollowedMessages(TestMongo.freshDatabase("gateway"));
        created.createIndexes();
        return created;
    }

    @Override
    protected FollowedMessages messages() {
        return messages;
    }
}
