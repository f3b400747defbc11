package dev.scrm.gateway.service;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.service.ServiceAccount.Postponed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Accounts in memory. */
public final class InMemoryServiceAccounts implements ServiceAccounts {
    private final Map<String, ServiceAccount> accounts = new HashMap<>();
    private final Map<String, Instant> ringsAt = new HashMap<>();

    @Override
    public Optional<ServiceAccount> find(String corpId, String openKfId) {
        return Optional.ofNullable(accounts.get(corpId + ":" + openKfId));
    }

    @Override
    public void save(String corpId, String openKfId, String cursor) {
        var known = find(corpId, openKfId).orElse(ServiceAccount.UNREAD);
        accounts.put(corpId + ":" + openKfId, new ServiceAccount(cursor, known.postponed()));
    }

    @Override
    public void postpone(Postponed postponed) {
        var doorbell = postponed.doorbell();
        var known = find(doorbell.corpId(), doorbell.openKfId()).orElse(ServiceAccount.UNREAD);
        accounts.put(key(doorbell), new ServiceAccount(known.cursor(), postponed));
        ringsAt.put(key(doorbell), postponed.dueAt());
    }

    @Override
    public void settle(String corpId, String openKfId) {
        accounts.computeIfPresent(corpId + ":" + openKfId, (_, account) -> new ServiceAccount(account.cursor(), null));
    }

    @Override
    public List<Doorbell> takeDue(Instant now, Instant dueAgainAt, int limit) {
        var due = accounts.values().stream()
                .map(ServiceAccount::postponed)
                .filter(Objects::nonNull)
                .map(Postponed::doorbell)
                .filter(doorbell -> !ringsAt(doorbell).isAfter(now))
                .sorted(comparing(this::ringsAt))
                .limit(limit)
                .toList();
        due.forEach(doorbell -> ringsAt.put(key(doorbell), dueAgainAt));
        return due;
    }

    private Instant ringsAt(Doorbell doorbell) {
        return requireNonNull(ringsAt.get(key(doorbell)));
    }

    private static String key(Doorbell doorbell) {
        return doorbell.corpId() + ":" + doorbell.openKfId();
    }
}
