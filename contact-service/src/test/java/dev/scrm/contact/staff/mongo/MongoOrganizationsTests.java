package dev.scrm.contact.staff.mongo;

import dev.scrm.contact.staff.Organizations;
import dev.scrm.contact.staff.OrganizationsContract;
import dev.scrm.platform.test.TestMongo;

class MongoOrganizationsTests extends OrganizationsContract {
    private final Organizations organizations = organizationsIn(TestMongo.freshDatabase("organizations"));

    private static Organizations organizationsIn(com.mongodb.client.MongoDatabase database) {
        var made = new MongoOrganizations(database);
        made.createIndexes();
        return made;
    }

    @Override
    protected Organizations organizations() {
        return organizations;
    }
}
