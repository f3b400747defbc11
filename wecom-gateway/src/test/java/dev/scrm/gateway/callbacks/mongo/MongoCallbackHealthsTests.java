package dev.scrm.gateway.callbacks.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.callbacks.CallbackHealths;
import dev.scrm.gateway.callbacks.CallbackHealthsContract;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.Test;

class MongoCallbackHealthsTests extends CallbackHealthsContract {
    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MongoCallbackHealths healths = new MongoCallbackHealths(database);

    @Override
    protected CallbackHealths healths() {
        return healths;
    }

    @Test
    void isSearchedAlongIndexes() {
        healths.createIndexes();
        healths.createIndexes();

        assertThat(TestMongo.indexes(database, "callback-health")).contains("corp", "hour");
    }
}
