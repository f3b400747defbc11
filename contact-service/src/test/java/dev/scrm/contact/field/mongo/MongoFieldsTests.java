package dev.scrm.contact.field.mongo;

import dev.scrm.contact.field.Fields;
import dev.scrm.contact.field.FieldsContract;
import dev.scrm.platform.test.TestMongo;

class MongoFieldsTests extends FieldsContract {
    private final MongoFields fields = new MongoFields(TestMongo.freshDatabase("fields"));

    @Override
    protected Fields fields() {
        return fields;
    }
}
