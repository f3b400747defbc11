package dev.scrm.gateway.service;

import static java.util.Comparator.comparing;

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
        accounts.put(doorbell.corpId() + ":" + doorbell.openKfId(), new ServiceAccount(known.cursor(), postponed));
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
                .filter(postponed -> !postponed.dueAt().isAfter(now))
                .sorted(comparing(Postponed::dueAt))
                .limit(limit)
                .toList();
        due.forEach(one -> postpone(new Postponed(one.doorbell(), one.failures(), one.since(), dueAgainAt)));
        return due.stream().map(Postponed::doorbell).toList();
    }
}
