package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.IntakeMarks;
import dev.scrm.contact.behavior.IntakeMarksContract;
import dev.scrm.platform.test.TestMongo;

class MongoIntakeMarksTests extends IntakeMarksContract {
    private final IntakeMarks marks = new MongoIntakeMarks(TestMongo.freshDatabase("marks"));

    @Override
    protected IntakeMarks marks() {
        return marks;
    }
}
