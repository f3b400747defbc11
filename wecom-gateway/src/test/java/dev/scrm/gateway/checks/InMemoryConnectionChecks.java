package dev.scrm.gateway.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks that end with the test. */
final class InMemoryConnectionChecks implements ConnectionChecks {
    private final Map<String, Instant> begun = new HashMap<>();
    private final Map<String, ConnectionCheck> finished = new HashMap<>();

    @Override
    public boolean begin(String corpId, Instant now, Duration pause) {
        var last = begun.get(corpId);
        if (last != null && now.isBefore(last.plus(pause))) {
            return false;
        }
        begun.put(corpId, now);
        return true;
    }

    @Override
    public void save(ConnectionCheck check) {
        finished.put(check.corpId(), check);
    }

    @Override
    public Optional<ConnectionCheck> find(String corpId) {
        return Optional.ofNullable(finished.get(corpId));
    }
}
