package dev.scrm.ticket;

import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.OutboxSource;
import dev.scrm.platform.mongo.PendingOutbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A relay that publishes into a list, and that dies and comes back when a test says so. */
public final class DyingRelay implements OutboxRelay {
    private static final Instant EVER = Instant.parse("2999-01-01T00:00:00Z");

    private final List<OutboxSource> sources = new ArrayList<>();
    private final List<OutboxMessage> published = new ArrayList<>();
    private final Map<String, Long> through = new HashMap<>();
    private boolean dead;

    @Override
    public synchronized void register(OutboxSource source) {
        sources.add(source);
    }

    @Override
    public synchronized void offer(OutboxSource source, List<PendingOutbox> outboxes) {
        if (dead) {
            return;
        }
        var cleared = new TreeMap<String, Long>();
        for (var outbox : outboxes) {
            for (var numbered : outbox.messages()) {
                var last = through.getOrDefault(outbox.documentId(), 0L);
                if (numbered.number() > last) {
                    published.add(numbered.message());
                    through.put(outbox.documentId(), numbered.number());
                }
                cleared.put(outbox.documentId(), numbered.number());
            }
        }
        if (!cleared.isEmpty()) {
            source.clear(cleared);
        }
    }

    public synchronized List<OutboxMessage> published() {
        return List.copyOf(published);
    }

    public synchronized void die() {
        dead = true;
    }

    public synchronized void restart() {
        dead = false;
        sources.forEach(source -> offer(source, source.claim(EVER, 1_000)));
    }
}
