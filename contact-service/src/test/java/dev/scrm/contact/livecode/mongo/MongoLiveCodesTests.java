package dev.scrm.contact.livecode.mongo;

import dev.scrm.contact.livecode.LiveCodes;
import dev.scrm.contact.livecode.LiveCodesContract;
import dev.scrm.platform.test.TestMongo;
import java.time.Clock;

class MongoLiveCodesTests extends LiveCodesContract {
    private final LiveCodes liveCodes = new MongoLiveCodes(TestMongo.freshDatabase("livecodes"), Clock.systemUTC());

    @Override
    protected LiveCodes liveCodes() {
        return liveCodes;
    }
}
