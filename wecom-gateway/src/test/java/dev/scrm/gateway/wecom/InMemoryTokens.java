package dev.scrm.gateway.wecom;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens that end with the test. */
final class InMemoryTokens implements Tokens {
    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();

    @Override
    public Optional<AccessToken> find(TokenOf whose) {
        return Optional.ofNullable(tokens.get(whose.key()));
    }

    @Override
    public void save(TokenOf whose, AccessToken token) {
        tokens.merge(whose.key(), token, (old, fresh) -> fresh.generation() > old.generation() ? fresh : old);
    }

    @Override
    public void expire(TokenOf whose, long generation) {
        tokens.computeIfPresent(
                whose.key(),
                (_, token) -> token.generation() == generation
                        ? new AccessToken(token.value(), generation, Instant.EPOCH)
                        : token);
    }
}
