package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.Decision;
import dev.scrm.ticket.redalert.RedAlerts;
import dev.scrm.ticket.sla.ResponseTarget;
import dev.scrm.ticket.ticket.Message.CustomerWrote;
import dev.scrm.ticket.ticket.Message.StaffWrote;
import dev.scrm.ticket.ticket.Ticket.Closed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says to which ticket each message of a batch belongs, and what is to be decided there: the conversation's last ticket
 * while it is not closed, the next one otherwise.
 */
final class Placement {
    private final Map<Conversation, Ticket> last;
    private final RedAlerts redAlerts;
    private final ResponseTarget target;
    private final TicketNumbers numbers;
    private final Map<Conversation, TicketId> opening = new HashMap<>();
    private final Map<Arrival, JournalEntry> placed = new LinkedHashMap<>();
    private final List<TicketChange> changes = new ArrayList<>();
    private final Set<String> late = ConcurrentHashMap.newKeySet();

    Placement(Map<Conversation, Ticket> last, RedAlerts redAlerts, ResponseTarget target, TicketNumbers numbers) {
        this.last = last;
        this.redAlerts = redAlerts;
        this.target = target;
        this.numbers = numbers;
    }

    void place(Arrival arrival) {
        var message = arrival.message();
        var present = last.get(message.conversation());
        var opened = opening.get(message.conversation());
        if (opened != null) {
            follow(arrival, opened);
        } else if (present != null && !(present instanceof Closed)) {
            follow(arrival, present.id());
        } else if (message instanceof CustomerWrote wrote && (present == null || !present.hasCounted(wrote))) {
            open(arrival, wrote, present == null ? 1 : present.facts().ordinal() + 1);
        }
        // A staff member who writes first asks nothing of us; and a message that a closed ticket counted is a replay.
    }

    private void open(Arrival arrival, CustomerWrote message, int ordinal) {
        var id = message.conversation().ticket(ordinal);
        opening.put(message.conversation(), id);
        var number = numbers.next(id.corpId());
        var words = redAlerts.wordsIn(id.corpId(), message.text());
        add(
                arrival,
                id,
                words,
                ticket -> ticket == null
                        ? Ticket.open(ordinal, number, message, words, target.start(message.at()))
                        : continueWith(ticket, message, words));
    }

    private void follow(Arrival arrival, TicketId id) {
        switch (arrival.message()) {
            case CustomerWrote message -> {
                var words = redAlerts.wordsIn(id.corpId(), message.text());
                add(arrival, id, words, ticket -> continueWith(TicketChange.present(id, ticket), message, words));
            }
            case StaffWrote message ->
                add(
                        arrival,
                        id,
                        List.of(),
                        ticket -> TicketChange.present(id, ticket).answeredInWecom(message));
        }
    }

    /** Someone may close the ticket in this very moment: then the message is late for it and is placed once more. */
    private Decision<Ticket, TicketEvent> continueWith(Ticket ticket, CustomerWrote message, List<String> words) {
        if (ticket instanceof Closed && !ticket.hasCounted(message)) {
            late.add(message.id());
        }
        return ticket.continueWith(message, words);
    }

    private void add(
            Arrival arrival,
            TicketId id,
            List<String> words,
            Function<@Nullable Ticket, Decision<Ticket, TicketEvent>> decide) {
        placed.put(arrival, JournalEntry.of(id, arrival.message(), words));
        changes.add(new TicketChange(id, arrival.cause(), arrival.position(), decide));
    }

    List<TicketChange> changes() {
        return List.copyOf(changes);
    }

    /** The tickets touched, each with the first event that touched it. */
    List<TicketToRoute> touched() {
        var byId = new LinkedHashMap<TicketId, TicketToRoute>();
        placed.forEach((arrival, entry) ->
                byId.putIfAbsent(entry.ticket(), new TicketToRoute(entry.ticket(), arrival.cause())));
        return List.copyOf(byId.values());
    }

    List<JournalEntry> entries() {
        return placed.values().stream()
                .filter(entry -> !late.contains(entry.messageId()))
                .toList();
    }

    /** What came too late for its ticket, once the changes are made. */
    List<Arrival> late() {
        return placed.keySet().stream()
                .filter(arrival -> late.contains(arrival.message().id()))
                .toList();
    }
}
