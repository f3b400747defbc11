package dev.scrm.ticket.ticket;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The journal in a map. */
public final class InMemoryJournal implements MessageJournal {
    private record Key(String corpId, String messageId) {}

    private final Map<Key, JournalEntry> entries = new ConcurrentHashMap<>();

    @Override
    public Set<String> known(String corpId, Collection<String> messageIds) {
        return messageIds.stream()
                .filter(id -> entries.containsKey(new Key(corpId, id)))
                .collect(Collectors.toSet());
    }

    @Override
    public void record(List<JournalEntry> added) {
        added.forEach(entry -> entries.putIfAbsent(new Key(entry.ticket().corpId(), entry.messageId()), entry));
    }

    @Override
    public void erase(List<TicketId> tickets) {
        entries.replaceAll((_, entry) ->
                tickets.contains(entry.ticket()) && !entry.alertWords().isEmpty()
                        ? new JournalEntry(
                                entry.ticket(),
                                entry.messageId(),
                                entry.origin(),
                                entry.staffId(),
                                entry.at(),
                                List.of(TicketFacts.ERASED))
                        : entry);
    }

    @Override
    public List<JournalEntry> of(TicketId ticket, int limit) {
        var all = entries.values().stream()
                .filter(entry -> entry.ticket().equals(ticket))
                .sorted(comparing(JournalEntry::at).thenComparing(JournalEntry::messageId))
                .toList();
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }
}
