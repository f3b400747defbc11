package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Claims that end with the test. */
final class InMemoryCreations implements Creations {
    private final Map<String, String> claims = new ConcurrentHashMap<>();

    @Override
    public boolean claim(Command command, String thingId) {
        var head = command.head();
        var claimed = claims.putIfAbsent(head.corpId() + ":" + command.name() + ":" + thingId, head.id());
        return claimed == null || claimed.equals(head.id());
    }

    @Override
    public Set<String> ofOthers(Command command, Collection<String> thingIds) {
        var head = command.head();
        return thingIds.stream()
                .filter(id -> !head.id()
                        .equals(claims.getOrDefault(head.corpId() + ":" + command.name() + ":" + id, head.id())))
                .collect(Collectors.toSet());
    }

    @Override
    public void forgetBefore(Instant claimedAt) {
        claims.clear();
    }
}
