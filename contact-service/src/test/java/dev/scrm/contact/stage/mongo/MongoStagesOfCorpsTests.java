package dev.scrm.contact.stage.mongo;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.OTHER_CORP;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.Stage;
import dev.scrm.contact.stage.StagesOfCorps.Kept;
import dev.scrm.platform.test.TestMongo;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoStagesOfCorpsTests {
    private static final LifecycleStages OLD = new LifecycleStages(List.of(new Stage("x", "旧")));
    private static final LifecycleStages OWN = new LifecycleStages(List.of(new Stage("b", "乙"), new Stage("a", "甲")));

    private final MongoDatabase database = TestMongo.freshDatabase("stages");
    private final MongoStagesOfCorps stages = new MongoStagesOfCorps(database);

    @Test
    void keepsTheLastThatACorpSaid() {
        change(OLD);
        change(OWN);

        assertThat(stages.kept(CORP)).isEqualTo(new Kept(OWN, 2));
        assertThat(stages.of(OTHER_CORP)).isEqualTo(LifecycleStages.DEFAULT);
    }

    @Test
    void losesNoChangeThoughManyAreMadeAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> change(OWN)))
                    .toList();
            for (var change : changes) {
                change.get();
            }
        }

        assertThat(stages.kept(CORP).edition()).isEqualTo(8);
    }

    @Test
    void changesWhatAnEarlierBuildWrote() {
        var written = new Document("_id", CORP).append("stages", List.of(new Document("id", "x").append("name", "旧")));
        database.getCollection("lifecycle-stages").insertOne(written);

        assertThat(stages.kept(CORP)).isEqualTo(new Kept(OLD, 1));
        change(OWN);

        assertThat(stages.kept(CORP)).isEqualTo(new Kept(OWN, 2));
    }

    private Kept change(LifecycleStages wanted) {
        return stages.change(CORP, known -> new Kept(wanted, known.edition() + 1));
    }
}
