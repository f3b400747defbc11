package dev.scrm.contact.tag.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.tag.TagCatalogue;
import dev.scrm.contact.tag.TagCatalogueContract;
import dev.scrm.contact.tag.TagFixtures;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.OutboxSource;
import dev.scrm.platform.mongo.PendingOutbox;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoTagCatalogueTests extends TagCatalogueContract {
    private MongoDatabase database;
    private MongoTagCatalogue catalogue;

    @BeforeEach
    void open() {
        database = TestMongo.freshDatabase("tags");
        catalogue = new MongoTagCatalogue(
                database,
                (_, _, _) -> List.of(),
                (_, _, _) -> List.of(),
                new NoRelay(),
                MutableClock.at(TagFixtures.MORNING));
        catalogue.createIndexes();
    }

    @Override
    protected TagCatalogue catalogue() {
        return catalogue;
    }

    @Test
    void looksForWhatLeavesAlongAnIndex() {
        assertThat(TestMongo.indexes(database, "tags")).contains("state.leaving,_id");
    }

    /** What waits in the outbox is none of these tests' business. */
    private static final class NoRelay implements OutboxRelay {
        @Override
        public void register(OutboxSource source) {}

        @Override
        public void offer(OutboxSource source, List<PendingOutbox> pending) {}
    }
}
