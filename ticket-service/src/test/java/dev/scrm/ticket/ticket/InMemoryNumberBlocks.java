package dev.scrm.ticket.ticket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counters in a map. */
public final class InMemoryNumberBlocks implements NumberBlocks {
    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();

    @Override
    public long take(String corpId, int size) {
        return counters.computeIfAbsent(corpId, _ -> new AtomicLong()).getAndAdd(size) + 1;
    }
}
