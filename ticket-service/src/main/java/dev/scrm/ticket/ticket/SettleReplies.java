package dev.scrm.ticket.ticket;

import java.util.List;

/** Tells tickets what became of their replies; told again, late or after the closing it is still told once. */
public final class SettleReplies {
    private final Tickets tickets;

    public SettleReplies(Tickets tickets) {
        this.tickets = tickets;
    }

    /** Outcomes of one ticket count in the order of the list; those about no ticket are another service's. */
    public void settle(List<ReplyOutcome> outcomes) {
        tickets.updateAll(outcomes.stream().map(SettleReplies::change).toList());
    }

    private static TicketChange change(ReplyOutcome outcome) {
        return new TicketChange(
                outcome.ticket(),
                outcome.cause(),
                outcome.position(),
                ticket ->
                        TicketChange.present(outcome.ticket(), ticket).settle(outcome.commandId(), outcome.delivery()));
    }
}
