package dev.scrm.gateway.wecom;

import static dev.scrm.gateway.wecom.WecomFixtures.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.MutableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of tokens does. */
public abstract class TokensContract {
    private static final TokenOf ACCESS = TokenOf.access(APP);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    protected final MutableClock clock = MutableClock.at(NOON);

    protected abstract Tokens tokens();

    @Test
    void findsTheLastTokenOfAnApp() {
        assertThat(tokens().find(ACCESS)).isEmpty();

        tokens().save(ACCESS, new AccessToken("first", 1, NOON));
        tokens().save(ACCESS, new AccessToken("second", 2, NOON.plusSeconds(1)));

        assertThat(tokens().find(ACCESS)).contains(new AccessToken("second", 2, NOON.plusSeconds(1)));
    }

    @Test
    void keepsALaterTokenAgainstAnEarlierOne() {
        tokens().save(ACCESS, new AccessToken("second", 2, NOON));

        tokens().save(ACCESS, new AccessToken("first", 1, NOON));

        assertThat(tokens().find(ACCESS)).map(AccessToken::value).contains("second");
    }

    @Test
    void expiresTheTokenThatFailedAndNoLaterOne() {
        tokens().save(ACCESS, new AccessToken("second", 2, NOON));

        tokens().expire(ACCESS, 1);
        assertThat(tokens().find(ACCESS)).map(AccessToken::usableUntil).contains(NOON);

        tokens().expire(ACCESS, 2);
        assertThat(tokens().find(ACCESS)).map(AccessToken::usableUntil).contains(Instant.EPOCH);
    }

    @Test
    void showsHowTokensStandAndNothingOfThem() {
        var ticket = new TokenOf(APP, TokenKind.CONFIG_TICKET);
        tokens().save(ACCESS, new AccessToken("TOK-very-secret", 1, NOON.plusSeconds(7000)));
        tokens().refused(ticket, new TokenRefusal(60020, NOON, NOON.plusSeconds(60)));

        var states = tokens().states(List.of(APP.corpId()));

        assertThat(states)
                .containsOnly(
                        Map.entry(ACCESS.key(), new TokenState(NOON.plusSeconds(7000), NOON, null)),
                        Map.entry(
                                ticket.key(),
                                new TokenState(null, null, new TokenRefusal(60020, NOON, NOON.plusSeconds(60)))));
        assertThat(states.toString()).doesNotContain("TOK-");
        assertThat(tokens().states(List.of("wwOther"))).isEmpty();
    }

    @Test
    void forgetsARefusalOnceATokenIsGiven() {
        var refusal = new TokenRefusal(null, NOON, NOON.plusSeconds(1));
        tokens().refused(ACCESS, refusal);
        assertThat(tokens().find(ACCESS)).map(AccessToken::generation).isNotEqualTo(Optional.of(1L));
        assertThat(tokens().states(List.of(APP.corpId())).get(ACCESS.key()).refusal())
                .isEqualTo(refusal);

        tokens().save(ACCESS, new AccessToken("first", 1, NOON.plusSeconds(9)));

        assertThat(tokens().find(ACCESS)).map(AccessToken::value).contains("first");
        assertThat(tokens().states(List.of(APP.corpId())).get(ACCESS.key()).refusal())
                .isNull();
    }

    @Test
    void keepsTicketsApartFromTokensAndFromEachOther() {
        var config = new TokenOf(APP, TokenKind.CONFIG_TICKET);
        var agentConfig = new TokenOf(APP, TokenKind.AGENT_TICKET);
        tokens().save(ACCESS, new AccessToken("token", 1, NOON));
        tokens().save(config, new AccessToken("config", 1, NOON));

        tokens().expire(ACCESS, 1);

        assertThat(tokens().find(config)).contains(new AccessToken("config", 1, NOON));
        assertThat(tokens().find(agentConfig)).isEmpty();
    }
}
