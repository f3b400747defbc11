package dev.scrm.contact.identity.mongo;

import dev.scrm.contact.identity.CreationReceipts;
import dev.scrm.contact.identity.CreationReceiptsContract;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.BeforeEach;

class MongoCreationReceiptsTests extends CreationReceiptsContract {
    private MongoCreationReceipts receipts;

    @BeforeEach
    void open() {
        receipts = new MongoCreationReceipts(TestMongo.freshDatabase("creation-receipts"));
        receipts.createIndexes();
    }

    @Override
    protected CreationReceipts receipts() {
        return receipts;
    }
}
