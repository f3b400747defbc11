package dev.scrm.gateway.moments.mongo;

import dev.scrm.gateway.moments.MomentJobs;
import dev.scrm.gateway.moments.MomentJobsContract;
import dev.scrm.platform.test.TestMongo;

class MongoMomentJobsTests extends MomentJobsContract {
    private final MongoMomentJobs jobs = create();

    private static MongoMomentJobs create() {
        var created = new MongoMomentJobs(TestMongo.freshDatabase("gateway"));
        created.createIndexes();
        return created;
    }

    @Override
    protected MomentJobs jobs() {
        return jobs;
    }
}
