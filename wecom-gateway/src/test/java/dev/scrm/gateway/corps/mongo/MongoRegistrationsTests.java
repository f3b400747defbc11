package dev.scrm.gateway.corps.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static dev.scrm.gateway.corps.CorpFixtures.AES_KEY;
import static dev.scrm.gateway.corps.CorpFixtures.aChange;
import static dev.scrm.gateway.corps.CorpFixtures.aCorp;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.corps.CorpChange.Action;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.Credentials;
import dev.scrm.gateway.corps.Registrations;
import dev.scrm.gateway.corps.RegistrationsContract;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.test.TestMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoRegistrationsTests extends RegistrationsContract {
    @TempDir
    private Path directory;

    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private MongoRegistrations registrations;

    @BeforeEach
    void open() throws IOException {
        var keyset = Files.writeString(directory.resolve("keyset.json"), MessageBodies.newKeyset());
        registrations = new MongoRegistrations(database, new SealedCredentials(MessageBodies.fromKeyset(keyset)));
        registrations.createIndexes();
    }

    @Override
    protected Registrations registrations() {
        return registrations;
    }

    @Test
    void sealsWhatIsSecret() {
        save(aCorp("ww1"));

        assertThat(document("ww1").toJson()).contains("ww1").doesNotContain("secret-one", "tokenOne", AES_KEY);
    }

    @Test
    void doesNotOpenWhatWasSealedForAnotherCorpAppOrField() {
        save(aCorp("ww1"));
        save(aCorp("ww2"));
        var moved = document("ww1").getList("apps", Document.class).getFirst().get("credentials");
        database.getCollection("corps").updateOne(eq("_id", "ww2"), set("apps.0.credentials", moved));

        assertThat(unreadable("ww2")).isTrue();

        var token = document("ww1").getEmbedded(List.of("apps"), List.class).getFirst();
        var callback = ((Document) token).getEmbedded(List.of("credentials", "callback"), Document.class);
        database.getCollection("corps")
                .updateOne(eq("_id", "ww1"), set("apps.0.credentials.callback.token", callback.getString("aesKey")));

        assertThat(unreadable("ww1")).isTrue();
    }

    @Test
    void showsACorpWhoseKeyIsGoneAndKeepsItsSealsWhenSomethingElseChanges() throws IOException {
        var corp = aCorp("ww1");
        save(corp);
        var sealed = document("ww1").get("apps");
        var sealedRobots = document("ww1").get("smartRobots");
        open();
        save(aCorp("ww2"));

        var unreadable = registrations.find("ww1").orElseThrow();
        assertThat(unreadable("ww1")).isTrue();
        assertThat(unreadable("ww2")).isFalse();

        var renamed = new CorpRegistration(
                "ww1",
                "白鲸",
                true,
                unreadable.apps(),
                unreadable.robots(),
                unreadable.smartRobots(),
                2,
                unreadable.createdAt(),
                unreadable.changedAt());
        assertThat(registrations.save(renamed, aChange("ww1", 2, Action.CORP_CHANGED)))
                .isTrue();
        assertThat(document("ww1").get("apps")).isEqualTo(sealed);
        assertThat(document("ww1").get("smartRobots")).isEqualTo(sealedRobots);
    }

    @Test
    void completesAChangeThatWasInterruptedRightAfterItWasKept() {
        save(aCorp("ww1"));
        long before = registrations.changes();
        var line = CorpDocument.write(aChange("ww1", 2, Action.CORP_CHANGED));
        database.getCollection("corps")
                .updateOne(eq("_id", "ww1"), combine(set("version", 2L), set(CorpDocument.PENDING, List.of(line))));

        registrations.settle();

        assertThat(registrations.changes()).isGreaterThan(before);
        assertThat(registrations.trail("ww1", 9, null)).hasSize(2);
        long settled = registrations.changes();
        registrations.settle();
        assertThat(registrations.changes()).as("nothing is left to do").isEqualTo(settled);
    }

    private void save(CorpRegistration corp) {
        registrations.save(corp, aChange(corp.corpId(), corp.version(), Action.CORP_ADDED));
    }

    private boolean unreadable(String corpId) {
        return registrations.find(corpId).orElseThrow().apps().getFirst().credentials()
                instanceof Credentials.Unreadable;
    }

    private Document document(String corpId) {
        return database.getCollection("corps").find(eq("_id", corpId)).first();
    }
}
