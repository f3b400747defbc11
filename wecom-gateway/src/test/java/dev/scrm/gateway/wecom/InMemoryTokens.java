package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens that end with the test. */
final class InMemoryTokens implements Tokens {
    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();

    @Override
    public Optional<AccessToken> find(App app) {
        return Optional.ofNullable(tokens.get(app.key()));
    }

    @Override
    public void save(App app, AccessToken token) {
        tokens.merge(app.key(), token, (old, fresh) -> fresh.generation() > old.generation() ? fresh : old);
    }

    @Override
    public void expire(App app, long generation) {
        tokens.computeIfPresent(
                app.key(),
                (_, token) -> token.generation() == generation
                        ? new AccessToken(token.value(), generation, Instant.EPOCH)
                        : token);
    }
}
