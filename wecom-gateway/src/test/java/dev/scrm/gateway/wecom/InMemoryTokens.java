package dev.scrm.gateway.wecom;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tokens that end with the test. */
final class InMemoryTokens implements Tokens {
    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();
    private final Map<String, TokenRefusal> refusals = new ConcurrentHashMap<>();
    private final Map<String, Instant> fetched = new ConcurrentHashMap<>();
    private final Clock clock;

    InMemoryTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<AccessToken> find(TokenOf whose) {
        return Optional.ofNullable(tokens.get(whose.key()));
    }

    @Override
    public void save(TokenOf whose, AccessToken token) {
        if (tokens.merge(whose.key(), token, (old, fresh) -> fresh.generation() > old.generation() ? fresh : old)
                .equals(token)) {
            fetched.put(whose.key(), clock.instant());
            refusals.remove(whose.key());
        }
    }

    @Override
    public void expire(TokenOf whose, long generation) {
        tokens.computeIfPresent(
                whose.key(),
                (_, token) -> token.generation() == generation
                        ? new AccessToken(token.value(), generation, Instant.EPOCH)
                        : token);
    }

    @Override
    public void refused(TokenOf whose, TokenRefusal refusal) {
        refusals.put(whose.key(), refusal);
    }

    @Override
    public Map<String, TokenState> states(Collection<String> corpIds) {
        return Stream.concat(tokens.keySet().stream(), refusals.keySet().stream())
                .filter(key -> corpIds.contains(key.split(":")[0]))
                .distinct()
                .collect(Collectors.toMap(key -> key, this::state));
    }

    private TokenState state(String key) {
        var token = tokens.get(key);
        return new TokenState(token == null ? null : token.usableUntil(), fetched.get(key), refusals.get(key));
    }
}
