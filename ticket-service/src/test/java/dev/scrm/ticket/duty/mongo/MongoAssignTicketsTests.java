package dev.scrm.ticket.duty.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.ticket.DyingRelay;
import dev.scrm.ticket.duty.AssignTicketsContract;
import dev.scrm.ticket.duty.Roster;
import dev.scrm.ticket.ticket.Tickets;
import dev.scrm.ticket.ticket.mongo.MongoStores;

class MongoAssignTicketsTests extends AssignTicketsContract {
    private final MongoDatabase database = TestMongo.freshDatabase("duty");
    private final Tickets tickets = MongoStores.tickets(database, clock);
    private final Roster roster = new MongoRoster(database, new DyingRelay(), clock);

    @Override
    protected Tickets tickets() {
        return tickets;
    }

    @Override
    protected Roster roster() {
        return roster;
    }
}
