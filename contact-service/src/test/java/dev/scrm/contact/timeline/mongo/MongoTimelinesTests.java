package dev.scrm.contact.timeline.mongo;

import dev.scrm.contact.timeline.Timelines;
import dev.scrm.contact.timeline.TimelinesContract;
import dev.scrm.platform.test.TestMongo;

class MongoTimelinesTests extends TimelinesContract {
    private final Timelines timelines = new MongoTimelines(TestMongo.freshDatabase("timelines"));

    @Override
    protected Timelines timelines() {
        return timelines;
    }
}
