package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.BehaviorsContract;
import dev.scrm.contact.behavior.WaitingBehaviors;
import dev.scrm.contact.sealing.tink.TestSeals;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.BeforeEach;

class MongoBehaviorsTests extends BehaviorsContract {
    private final MongoBehaviors behaviors = new MongoBehaviors(TestMongo.freshDatabase("behaviors"));
    private final WaitingBehaviors waitingBehaviors =
            new MongoWaitingBehaviors(TestMongo.freshDatabase("waiting"), TestSeals.IDENTITIES);

    @BeforeEach
    void index() {
        behaviors.createIndexes();
    }

    @Override
    protected Behaviors behaviors() {
        return behaviors;
    }

    @Override
    protected WaitingBehaviors waitingBehaviors() {
        return waitingBehaviors;
    }
}
