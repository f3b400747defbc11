package dev.scrm.gateway.commands.mongo;

import static dev.scrm.gateway.commands.CommandFixtures.aWelcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.commands.Ledger;
import dev.scrm.gateway.commands.LedgerContract;
import dev.scrm.platform.test.TestMongo;
import java.util.List;
import org.junit.jupiter.api.Test;

class MongoLedgerTests extends LedgerContract {
    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MongoLedger ledger = create();

    private MongoLedger create() {
        var created = new MongoLedger(database, clock);
        created.createIndexes();
        return created;
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Test
    void keepsNothingOfWhatACommandSays() {
        ledger.takeOn(List.of(aWelcome("1")));

        assertThat(database.getCollection("commands").find().first().toJson()).doesNotContain("WC-1", "您好");
    }
}
