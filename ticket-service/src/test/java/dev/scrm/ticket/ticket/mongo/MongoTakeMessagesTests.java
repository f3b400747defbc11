package dev.scrm.ticket.ticket.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.ticket.DyingRelay;
import dev.scrm.ticket.TestBodies;
import dev.scrm.ticket.ticket.MessageJournal;
import dev.scrm.ticket.ticket.NumberBlocks;
import dev.scrm.ticket.ticket.PlainWire;
import dev.scrm.ticket.ticket.TakeMessagesContract;
import dev.scrm.ticket.ticket.Tickets;
import java.time.Clock;

class MongoTakeMessagesTests extends TakeMessagesContract {
    private final MongoDatabase database = TestMongo.freshDatabase("messages");
    private final Tickets tickets =
            new MongoTickets(database, new PlainWire(), TestBodies.BODIES, new DyingRelay(), Clock.systemUTC());
    private final MessageJournal journal = new MongoMessageJournal(database);
    private final NumberBlocks blocks = new MongoNumberBlocks(database);

    @Override
    protected Tickets tickets() {
        return tickets;
    }

    @Override
    protected MessageJournal journal() {
        return journal;
    }

    @Override
    protected NumberBlocks blocks() {
        return blocks;
    }
}
