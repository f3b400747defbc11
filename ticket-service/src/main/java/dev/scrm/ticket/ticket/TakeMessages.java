package dev.scrm.ticket.ticket;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.scrm.ticket.redalert.RedAlerts;
import dev.scrm.ticket.sla.ResponseTarget;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes tickets of customer-service messages, a batch at a time; taking a message again changes nothing. */
public final class TakeMessages {
    private final Tickets tickets;
    private final MessageJournal journal;
    private final TicketNumbers numbers;
    private final RedAlerts redAlerts;
    private final ResponseTarget target;
    private final Router router;
    private final ErasedContacts erased;
    private final EraseTickets eraseTickets;

    public TakeMessages(
            Tickets tickets,
            MessageJournal journal,
            TicketNumbers numbers,
            RedAlerts redAlerts,
            ResponseTarget target,
            Router router,
            ErasedContacts erased) {
        this.erased = erased;
        this.tickets = tickets;
        this.journal = journal;
        this.numbers = numbers;
        this.redAlerts = redAlerts;
        this.target = target;
        this.router = router;
        this.eraseTickets = new EraseTickets(tickets, journal, erased, router);
    }

    /** Messages of one conversation count in the order of the list. */
    public void take(List<Arrival> arrivals) {
        arrivals.stream()
                .collect(groupingBy(
                        arrival -> arrival.message().conversation().corpId(), LinkedHashMap::new, Collectors.toList()))
                .forEach(this::take);
    }

    private void take(String corpId, List<Arrival> arrivals) {
        var known = journal.known(
                corpId, arrivals.stream().map(arrival -> arrival.message().id()).toList());
        var contactIds = arrivals.stream()
                .map(arrival -> arrival.message().conversation().contactId())
                .collect(toSet());
        var erasedAt = erased.erasedAt(corpId, contactIds);
        var open = arrivals.stream()
                .filter(arrival -> !known.contains(arrival.message().id()))
                .filter(arrival -> counts(arrival.message(), erasedAt))
                .toList();
        while (!open.isEmpty()) {
            open = place(corpId, open);
        }
        // Who was erased while these were taken has been noted before tickets were looked for: one of the two sees the
        // other.
        erased.erasedAt(corpId, contactIds).forEach((contactId, at) -> {
            if (!at.equals(erasedAt.get(contactId))) {
                eraseTickets.erase(corpId, contactId, at);
            }
        });
    }

    /** What somebody wrote before being erased opens no ticket, however late it comes. */
    private static boolean counts(Message message, Map<String, Instant> erasedAt) {
        var at = erasedAt.get(message.conversation().contactId());
        return at == null || message.at().isAfter(at);
    }

    /** The journal comes last: until then a repeated batch finds in the tickets themselves how far it had come. */
    private List<Arrival> place(String corpId, List<Arrival> arrivals) {
        var conversations = arrivals.stream()
                .map(arrival -> arrival.message().conversation())
                .distinct()
                .toList();
        var placement = new Placement(tickets.last(corpId, conversations), redAlerts, target, numbers);
        arrivals.forEach(placement::place);
        tickets.updateAll(placement.changes());
        router.route(corpId, placement.touched());
        journal.record(placement.entries());
        return placement.late();
    }
}
