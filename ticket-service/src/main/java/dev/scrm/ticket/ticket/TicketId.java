package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;

/** Which ticket, of which corp. */
public record TicketId(String corpId, String value) {
    public TicketId {
        requireNonNull(corpId, "corpId");
        requireNonNull(value, "value");
    }

    /** The id of the command that carries a reply of the ticket to WeCom; the outcome names it. */
    public String replyCommand(String key) {
        return Ids.derived("command", corpId, value, "reply/" + key);
    }
}
