package dev.scrm.contact.portrait.mongo;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.OTHER_CORP;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.portrait.PortraitRules;
import dev.scrm.contact.portrait.RulesOfCorps.Kept;
import dev.scrm.platform.test.TestMongo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoRulesOfCorpsTests {
    private static final List<Long> FOUR = List.of(1L, 2L, 3L, 4L);
    private static final PortraitRules OWN = rules(5);

    private final MongoDatabase database = TestMongo.freshDatabase("portrait-rules");
    private final MongoRulesOfCorps rules = new MongoRulesOfCorps(database);

    @Test
    void keepsTheLastThatACorpSaid() {
        change(rules(4));
        change(OWN);

        assertThat(rules.kept(CORP)).isEqualTo(new Kept(OWN, 2));
        assertThat(rules.kept(OTHER_CORP)).isEqualTo(Kept.USUAL);
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

        assertThat(rules.kept(CORP).edition()).isEqualTo(8);
    }

    @Test
    void changesWhatAnEarlierBuildWrote() {
        database.getCollection("portrait-rules")
                .insertOne(new Document("_id", CORP)
                        .append("recencyDays", FOUR)
                        .append("frequency", FOUR)
                        .append("monetary", FOUR)
                        .append("activityDays", List.of(1L, 2L, 4L))
                        .append("weights", new Document()));

        assertThat(rules.kept(CORP)).isEqualTo(new Kept(rules(4), 1));
        change(OWN);

        assertThat(rules.kept(CORP)).isEqualTo(new Kept(OWN, 2));
    }

    private Kept change(PortraitRules wanted) {
        return rules.change(CORP, known -> new Kept(wanted, known.edition() + 1));
    }

    private static PortraitRules rules(long lostAfterDays) {
        return new PortraitRules(FOUR, FOUR, FOUR, List.of(1L, 2L, lostAfterDays), Map.of());
    }
}
