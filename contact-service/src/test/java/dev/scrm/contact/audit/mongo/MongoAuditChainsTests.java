package dev.scrm.contact.audit.mongo;

import static dev.scrm.contact.audit.AuditFixtures.CORP;
import static dev.scrm.contact.audit.AuditFixtures.read;
import static dev.scrm.contact.audit.AuditFixtures.reads;
import static dev.scrm.contact.audit.AuditFixtures.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.audit.AuditChains;
import dev.scrm.contact.audit.AuditChainsContract;
import dev.scrm.contact.audit.ChainPlace;
import dev.scrm.contact.audit.Chaining;
import dev.scrm.contact.audit.VerifyChain;
import dev.scrm.platform.test.TestMongo;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoAuditChainsTests extends AuditChainsContract {
    private final MongoDatabase database = TestMongo.freshDatabase("audit");

    @Override
    protected AuditChains chains() {
        var chains = new MongoAuditChains(database);
        chains.createIndexes();
        return chains;
    }

    /** Whatever somebody makes of a field, also something that can no more be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "corpId",
                "previousHash",
                "hash",
                "at",
                "kind",
                "operation",
                "step",
                "actor",
                "roles",
                "dataScope",
                "contactIds",
                "filters",
                "count",
                "unmasked",
                "request"
            })
    void seesThatAFieldWasChanged(String field) {
        for (var value : List.of("x", 7, List.of("x"), new Document("x", 1), Date.from(Instant.EPOCH))) {
            var verify = Chaining.over(new MongoAuditChains(TestMongo.freshDatabase("audit")), reads(3));
            var mine = TestMongo.freshDatabase("audit");
            var chains = new MongoAuditChains(mine);
            chains.createIndexes();
            Chaining.over(chains, reads(3));
            mine.getCollection("audit-records")
                    .updateOne(new Document("sequence", 2L), new Document("$set", new Document(field, value)));

            var broken = Chaining.verify(chains, ChainPlace.START).broken();

            assertThat(verify.broken()).isNull();
            assertThat(broken).as("%s: %s", field, value).isNotNull();
            assertThat(broken.sequence()).isEqualTo(2);
        }
    }

    @Test
    void seesThatAFieldIsGoneOrWasAdded() {
        var chains = chains();
        Chaining.over(chains, reads(3));
        var records = database.getCollection("audit-records");

        records.updateOne(new Document("sequence", 3L), new Document("$unset", new Document("request", "")));
        assertThat(Chaining.verify(chains, ChainPlace.START).broken().sequence())
                .isEqualTo(3);

        records.updateOne(new Document("sequence", 1L), new Document("$set", new Document("note", "x")));
        assertThat(Chaining.verify(chains, ChainPlace.START).broken().sequence())
                .isEqualTo(1);
    }

    /** Whoever can write to the database can hash anew; what is linked after that does not cover it up. */
    @Test
    void stillSeesAPastThatWasMadeAnewWhenTheChainWentOn() {
        var chains = chains();
        Chaining.over(chains, reads(3));
        var head = chains.head(CORP);
        var elsewhere = TestMongo.freshDatabase("audit");
        Chaining.over(new MongoAuditChains(elsewhere), List.of(reveal(), read(2), read(3)));
        database.getCollection("audit-records").deleteMany(new Document());
        for (var forged : elsewhere.getCollection("audit-records").find()) {
            database.getCollection("audit-records").insertOne(forged);
        }

        var broken = Chaining.over(chains, List.of(read(4))).broken();

        assertThat(broken).isEqualTo(new VerifyChain.Break(3, VerifyChain.Flaw.DIFFERS));
        assertThat(chains.last(CORP).orElseThrow().sequence()).isEqualTo(4);
        assertThat(chains.head(CORP)).isEqualTo(head);
    }

    @Test
    void listsWhatIsStillARecord() {
        var chains = chains();
        Chaining.over(chains, reads(3));
        database.getCollection("audit-records")
                .updateOne(new Document("sequence", 2L), new Document("$set", new Document("actor", 7)));

        assertThat(chains.list(new AuditChains.Wanted(CORP, null, null, null, null, null), 10, null))
                .extracting(linked -> linked.record().id())
                .containsExactly(read(3).id(), read(1).id());
    }
}
