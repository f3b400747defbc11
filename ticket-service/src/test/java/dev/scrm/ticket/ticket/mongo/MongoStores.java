package dev.scrm.ticket.ticket.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.ticket.DyingRelay;
import dev.scrm.ticket.TestBodies;
import dev.scrm.ticket.ticket.PlainWire;
import dev.scrm.ticket.ticket.Tickets;
import java.time.Clock;

/** The stores for tests of other features. */
public final class MongoStores {
    private MongoStores() {}

    public static Tickets tickets(MongoDatabase database, Clock clock) {
        return new MongoTickets(database, new PlainWire(), TestBodies.BODIES, new DyingRelay(), clock);
    }
}
