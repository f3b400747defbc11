package dev.scrm.ticket.ticket;

import java.util.ArrayList;
import java.util.List;

/**
 * The messages a ticket has counted. The last ones are remembered in the ticket itself, so that counting is one write;
 * older ones are known to the {@link MessageJournal}.
 */
public record RecentMessages(int count, List<String> ids) {
    private static final int REMEMBERED = 100;

    public RecentMessages {
        ids = List.copyOf(ids);
    }

    static RecentMessages startingWith(String messageId) {
        return new RecentMessages(1, List.of(messageId));
    }

    public boolean contains(String messageId) {
        return ids.contains(messageId);
    }

    RecentMessages plus(String messageId) {
        var all = new ArrayList<>(ids);
        all.add(messageId);
        return new RecentMessages(count + 1, all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }
}
