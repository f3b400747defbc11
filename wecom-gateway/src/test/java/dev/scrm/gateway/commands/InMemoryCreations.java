package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
    public void forgetBefore(Instant claimedAt) {
        claims.clear();
    }
}
