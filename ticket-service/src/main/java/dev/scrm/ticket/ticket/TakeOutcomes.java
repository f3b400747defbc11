package dev.scrm.ticket.ticket;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.scrm.platform.events.Decision;
import dev.scrm.ticket.ticket.CommandOutcome.NoticeFailure;
import dev.scrm.ticket.ticket.CommandOutcome.ReplyOutcome;
import java.util.List;

/** Tells tickets what became of their replies and notices; told again, late or after the closing it is still told once. */
public final class TakeOutcomes {
    private final Tickets tickets;

    public TakeOutcomes(Tickets tickets) {
        this.tickets = tickets;
    }

    /**
     * Outcomes of one ticket count in the order of the list; those about no ticket are another service's.
     *
     * @return the failures of notices that are ours
     */
    public List<NoticeFailure> take(List<CommandOutcome> outcomes) {
        tickets.updateAll(outcomes.stream().map(TakeOutcomes::change).toList());
        var failures = outcomes.stream()
                .filter(NoticeFailure.class::isInstance)
                .map(NoticeFailure.class::cast)
                .toList();
        return failures.isEmpty() ? failures : ours(failures);
    }

    private List<NoticeFailure> ours(List<NoticeFailure> failures) {
        var byCorp = failures.stream()
                .map(NoticeFailure::ticket)
                .collect(groupingBy(TicketId::corpId, mapping(id -> id, toSet())));
        var present = byCorp.entrySet().stream()
                .flatMap(corp -> tickets.findAll(corp.getKey(), corp.getValue()).keySet().stream())
                .collect(toSet());
        return failures.stream()
                .filter(failure -> present.contains(failure.ticket()))
                .toList();
    }

    private static TicketChange change(CommandOutcome outcome) {
        return new TicketChange(
                outcome.ticket(),
                outcome.cause(),
                outcome.position(),
                ticket -> decide(TicketChange.present(outcome.ticket(), ticket), outcome));
    }

    private static Decision<Ticket, TicketEvent> decide(Ticket ticket, CommandOutcome outcome) {
        return switch (outcome) {
            case ReplyOutcome reply -> ticket.settle(reply.commandId(), reply.delivery());
            case NoticeFailure notice -> ticket.missNotice(new MissedNotice(notice.commandId(), notice.delivery()));
        };
    }
}
