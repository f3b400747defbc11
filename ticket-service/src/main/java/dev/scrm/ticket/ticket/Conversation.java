package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;

/** One contact at one customer-service account: its tickets follow each other, at most the last of them is not closed. */
public record Conversation(String corpId, String contactId, String openKfId) {
    public Conversation {
        requireNonNull(corpId, "corpId");
        requireNonNull(contactId, "contactId");
        requireNonNull(openKfId, "openKfId");
    }

    public String id() {
        return Ids.derived("conversation", corpId, contactId, openKfId);
    }

    /**
     * The id of the conversation's n-th ticket, from 1. Because it is derived, and the next ordinal is only used once the
     * ticket before is closed for good, no two replicas can open two tickets at a time.
     */
    public TicketId ticket(int ordinal) {
        return new TicketId(corpId, Ids.derived("ticket", corpId, contactId, openKfId, Integer.toString(ordinal)));
    }
}
