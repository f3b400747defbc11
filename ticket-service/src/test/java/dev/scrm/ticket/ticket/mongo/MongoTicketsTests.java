package dev.scrm.ticket.ticket.mongo;

import static dev.scrm.ticket.ticket.TicketFixtures.CONVERSATION;
import static dev.scrm.ticket.ticket.TicketFixtures.NOON;
import static dev.scrm.ticket.ticket.TicketFixtures.TARGET;
import static dev.scrm.ticket.ticket.TicketFixtures.customerWrote;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.ticket.DyingRelay;
import dev.scrm.ticket.TestBodies;
import dev.scrm.ticket.ticket.PlainWire;
import dev.scrm.ticket.ticket.Ticket;
import dev.scrm.ticket.ticket.TicketChange;
import dev.scrm.ticket.ticket.Tickets;
import dev.scrm.ticket.ticket.TicketsContract;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class MongoTicketsTests extends TicketsContract {
    private final MongoDatabase database = TestMongo.freshDatabase("tickets");
    private final DyingRelay relay = new DyingRelay();
    private final MongoTickets tickets =
            new MongoTickets(database, new PlainWire(), TestBodies.BODIES, relay, Clock.systemUTC());

    @Override
    protected Tickets tickets() {
        return tickets;
    }

    @Override
    protected List<OutboxMessage> published() {
        return relay.published();
    }

    @Override
    protected void dieBeforePublishing() {
        relay.die();
    }

    @Override
    protected void restart() {
        relay.restart();
    }

    @Test
    void keepsNoWordOfTheCustomerInClear() {
        var message = customerWrote("m-1", NOON, "我的手机号是一三八零零");
        tickets.updateAll(List.of(new TicketChange(
                CONVERSATION.ticket(1),
                null,
                null,
                _ -> Ticket.open(1, "T-00000001", message, List.of(), TARGET.start(NOON)))));

        var document = database.getCollection("tickets").find().first();

        assertThat(document.get("state").toString()).doesNotContain("手机号");
        assertThat(tickets.find(CONVERSATION.ticket(1)).orElseThrow().facts().excerpt())
                .isEqualTo("我的手机号是一三八零零");
    }
}
