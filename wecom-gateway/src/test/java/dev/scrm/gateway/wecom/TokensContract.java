package dev.scrm.gateway.wecom;

import static dev.scrm.gateway.wecom.WecomFixtures.APP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of tokens does. */
public abstract class TokensContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    protected abstract Tokens tokens();

    @Test
    void findsTheLastTokenOfAnApp() {
        assertThat(tokens().find(APP)).isEmpty();

        tokens().save(APP, new AccessToken("first", 1, NOON));
        tokens().save(APP, new AccessToken("second", 2, NOON.plusSeconds(1)));

        assertThat(tokens().find(APP)).contains(new AccessToken("second", 2, NOON.plusSeconds(1)));
    }

    @Test
    void keepsALaterTokenAgainstAnEarlierOne() {
        tokens().save(APP, new AccessToken("second", 2, NOON));

        tokens().save(APP, new AccessToken("first", 1, NOON));

        assertThat(tokens().find(APP)).map(AccessToken::value).contains("second");
    }

    @Test
    void expiresTheTokenThatFailedAndNoLaterOne() {
        tokens().save(APP, new AccessToken("second", 2, NOON));

        tokens().expire(APP, 1);
        assertThat(tokens().find(APP)).map(AccessToken::usableUntil).contains(NOON);

        tokens().expire(APP, 2);
        assertThat(tokens().find(APP)).map(AccessToken::usableUntil).contains(Instant.EPOCH);
    }
}
