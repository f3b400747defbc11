package dev.scrm.contact.stage.mongo;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.OTHER_CORP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.Stage;
import dev.scrm.platform.test.TestMongo;
import java.util.List;
import org.junit.jupiter.api.Test;

class MongoStagesOfCorpsTests {
    private final MongoStagesOfCorps stages = new MongoStagesOfCorps(TestMongo.freshDatabase("stages"));

    @Test
    void keepsTheLastThatACorpSaid() {
        var own = new LifecycleStages(List.of(new Stage("b", "乙"), new Stage("a", "甲")));

        stages.put(CORP, new LifecycleStages(List.of(new Stage("x", "旧"))));
        stages.put(CORP, own);

        assertThat(stages.of(CORP)).isEqualTo(own);
        assertThat(stages.of(OTHER_CORP)).isEqualTo(LifecycleStages.DEFAULT);
    }
}
