package dev.scrm.contact.identity;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Receipts without a database, for tests of what uses them. */
final class InMemoryCreationReceipts implements CreationReceipts {
    private final Map<String, Kept> receipts = new TreeMap<>();

    @Override
    public Optional<Kept> find(String corpId, String caller, String idempotencyKey) {
        return Optional.ofNullable(receipts.get(key(corpId, caller, idempotencyKey)));
    }

    @Override
    public Kept keep(String corpId, String caller, String idempotencyKey, Kept kept) {
        receipts.values().removeIf(one -> one.at().isBefore(kept.at().minus(Duration.ofDays(1))));
        var known = receipts.putIfAbsent(key(corpId, caller, idempotencyKey), kept);
        return known == null ? kept : known;
    }

    private static String key(String corpId, String caller, String idempotencyKey) {
        return corpId + "|" + caller + "|" + idempotencyKey;
    }
}
