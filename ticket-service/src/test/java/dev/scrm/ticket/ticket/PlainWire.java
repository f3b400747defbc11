package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Raised;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One message an event, named by its type, with the event in words as data: enough to see what a store publishes. */
public final class PlainWire implements EventWire<Ticket, TicketEvent> {
    @Override
    public List<OutboxMessage> messages(Ticket ticket, List<TicketEvent> events, Raised raised) {
        return IntStream.range(0, events.size())
                .mapToObj(index -> message(events.get(index), index, raised))
                .toList();
    }

    private static OutboxMessage message(TicketEvent event, int index, Raised raised) {
        var name = event.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        var data = event.toString().getBytes(StandardCharsets.UTF_8);
        return new OutboxMessage(
                Topics.TICKET_EVENTS,
                raised.corpId() + ":" + raised.aggregateId(),
                raised.event(index, "/test", new EventType("scrm.ticket." + name, 1), event.at(), data));
    }
}
