package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Claims that end with the test. */
final class InMemoryCreations implements Creations {
    private final Map<String, String> claims = new HashMap<>();

    @Override
    public synchronized boolean claim(Command command, String thingId) {
        var owner = command.head().ledgerId();
        var claimed = claims.get(key(command, thingId));
        if (claimed == null && !claims.containsValue(owner)) {
            claims.put(key(command, thingId), owner);
            return true;
        }
        return owner.equals(claimed);
    }

    @Override
    public synchronized Optional<String> of(Command command) {
        var owner = command.head().ledgerId();
        return claims.entrySet().stream()
                .filter(claim -> claim.getValue().equals(owner))
                .map(claim -> claim.getKey().substring(key(command, "").length()))
                .findFirst();
    }

    @Override
    public synchronized Set<String> ofOthers(Command command, Collection<String> thingIds) {
        var owner = command.head().ledgerId();
        return thingIds.stream()
                .filter(id -> !owner.equals(claims.getOrDefault(key(command, id), owner)))
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void forgetBefore(Instant claimedAt) {
        claims.clear();
    }

    private static String key(Command command, String thingId) {
        return command.head().corpId() + ":" + command.name() + ":" + thingId;
    }
}
