package dev.scrm.journey.instance.mongo;

import dev.scrm.journey.instance.Instances;
import dev.scrm.journey.instance.InstancesContract;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.BeforeEach;

class MongoInstancesTests extends InstancesContract {
    private MongoInstances instances;

    @BeforeEach
    void createCollection() {
        instances = new MongoInstances(TestMongo.freshDatabase("journey"));
    }

    @Override
    protected Instances instances() {
        return instances;
    }
}
