package dev.scrm.gateway.reconciliation.mongo;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.unset;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.CORP;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.NOON;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.aDifference;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.reconciliation.Change;
import dev.scrm.gateway.reconciliation.Difference;
import dev.scrm.gateway.reconciliation.Differences;
import dev.scrm.gateway.reconciliation.DifferencesContract;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.test.TestMongo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoDifferencesTests extends DifferencesContract {
    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MongoDifferences differences = create();

    private MongoDifferences create() {
        var created = new MongoDifferences(database);
        created.createIndexes();
        return created;
    }

    @Override
    protected Differences differences() {
        return differences;
    }

    @Test
    void findsWhatAnEarlierVersionKeptWithoutTheContact() {
        var many = IntStream.range(0, 1_005)
                .mapToObj(i -> relation("wm" + i % 5, "staff-" + i))
                .toList();
        differences.record(CORP, "r1", many);
        differences.record("ww2", "r2", List.of(relation("wm1", "lin.wei")));
        differences.record(CORP, "r1", List.of(aDifference(Part.GROUP_CHATS, "a", Change.APPEARED)));
        var stored = database.getCollection("reconciliation-differences");
        stored.updateMany(new Document(), unset("contact"));
        var contact = Ids.contact(CORP, "wm1");
        assertThat(differences.countOf(CORP, contact, NOON)).isZero();

        differences.nameContacts(CORP);

        assertThat(differences.countOf(CORP, contact, NOON)).isEqualTo(201);
        assertThat(stored.countDocuments(exists("contact"))).isEqualTo(1_005);
    }

    private static Difference relation(String externalUserId, String staffId) {
        return new Difference(
                Part.CONTACTS,
                externalUserId + "/" + staffId,
                Map.of("externalUserId", externalUserId),
                Set.of(),
                Change.CHANGED,
                NOON,
                NOON,
                null);
    }
}
