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
import java.util.ArrayList;
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
                "id",
                "sequence",
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
                    .updateOne(new Document(), new Document("$set", new Document("records.1." + field, value)));

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

        records.updateOne(new Document(), new Document("$unset", new Document("records.2.request", "")));
        assertThat(Chaining.verify(chains, ChainPlace.START).broken().sequence())
                .isEqualTo(3);

        records.updateOne(new Document(), new Document("$set", new Document("records.0.note", "x")));
        assertThat(Chaining.verify(chains, ChainPlace.START).broken().sequence())
                .isEqualTo(1);
    }

    /** What records are found by is not hashed, and is what they say all the same: nobody hides one from a list. */
    @ParameterizedTest
    @ValueSource(
            strings = {"corpId", "from", "ids", "contactIds", "actors", "kinds", "earliest", "latest", "records", "note"
            })
    void seesThatWhatRecordsAreFoundByWasChanged(String field) {
        for (var value : List.of("x", 7, List.of("x"), List.of(), Date.from(Instant.EPOCH))) {
            var mine = TestMongo.freshDatabase("audit");
            var chains = new MongoAuditChains(mine);
            Chaining.over(chains, reads(3));
            mine.getCollection("audit-records")
                    .updateOne(new Document(), new Document("$set", new Document(field, value)));

            var broken = Chaining.verify(chains, ChainPlace.START).broken();

            assertThat(broken).as("%s: %s", field, value).isNotNull();
            assertThat(broken.sequence()).isBetween(1L, 3L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void seesThatARecordWasTakenOutOfABlock(int index) {
        var chains = chains();
        Chaining.over(chains, reads(3));
        Chaining.over(chains, List.of(read(4)));
        var block = database.getCollection("audit-records").find().first();
        var records = new ArrayList<>(block.getList("records", Document.class));
        records.remove(index);
        database.getCollection("audit-records")
                .updateOne(
                        new Document("_id", block.get("_id")), new Document("$set", new Document("records", records)));

        var broken = Chaining.verify(chains, ChainPlace.START).broken();

        assertThat(broken).isNotNull();
        assertThat(broken.sequence()).isLessThanOrEqualTo(index + 1);
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
                .updateOne(new Document(), new Document("$set", new Document("records.1.actor", 7)));

        assertThat(chains.list(new AuditChains.Wanted(CORP, null, null, null, null, null), 10, Long.MAX_VALUE))
                .extracting(linked -> linked.record().id())
                .containsExactly(read(3).id(), read(1).id());
    }
}
