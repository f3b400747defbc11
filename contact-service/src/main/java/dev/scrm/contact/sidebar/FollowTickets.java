package dev.scrm.contact.sidebar;

import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.sidebar.OpenTickets.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows what becomes of tickets; those that somebody had who was erased since are not the contact's any more. */
public final class FollowTickets {
    private final OpenTickets tickets;
    private final Contacts contacts;

    FollowTickets(OpenTickets tickets, Contacts contacts) {
        this.tickets = tickets;
        this.contacts = contacts;
    }

    public void follow(List<Told> told) {
        Map<String, Set<String>> opened = new HashMap<>();
        told.forEach(one -> {
            if (one.change() instanceof TicketChange.Opened(var ticket)) {
                opened.computeIfAbsent(one.corpId(), _ -> new HashSet<>()).add(ticket.contactId());
            }
        });
        var erased = new HashSet<Told>();
        opened.forEach((corpId, contactIds) -> {
            var erasedAt = contacts.erasedAt(corpId, contactIds);
            told.stream()
                    .filter(one -> one.corpId().equals(corpId)
                            && one.change() instanceof TicketChange.Opened(var ticket)
                            && erasedAt.containsKey(ticket.contactId())
                            && !ticket.openedAt().isAfter(erasedAt.get(ticket.contactId())))
                    .forEach(erased::add);
        });
        tickets.take(told.stream().filter(one -> !erased.contains(one)).toList());
    }
}
