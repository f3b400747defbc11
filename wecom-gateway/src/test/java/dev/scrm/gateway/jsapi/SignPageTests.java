package dev.scrm.gateway.jsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.gateway.corps.CallbackReceiver;
import dev.scrm.gateway.corps.Corp;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.corps.Rotating;
import dev.scrm.gateway.leases.Leases;
import dev.scrm.gateway.wecom.AccessToken;
import dev.scrm.gateway.wecom.JsSdkSignature;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.Tickets;
import dev.scrm.gateway.wecom.TokenKeeper;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.gateway.wecom.TokenRefusal;
import dev.scrm.gateway.wecom.TokenRequests;
import dev.scrm.gateway.wecom.TokenState;
import dev.scrm.gateway.wecom.Tokens;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignPageTests {
    private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
    private final List<String> asked = new ArrayList<>();
    private TokenRequests.Result refusal = null;
    private final SignPage signPage = new SignPage(corps(), new Tickets(keeper()), clock, new Random(1));

    @Test
    void signsAPageOfATrustedDomain() {
        var url = "https://crm.example.com/sidebar?x=1#/contact";

        var signed = sign(url, SignatureKind.CONFIG);

        assertThat(signed.corpId()).isEqualTo("ww1");
        assertThat(signed.agentId()).isEqualTo("1000002");
        assertThat(signed.timestamp()).isEqualTo(clock.instant().getEpochSecond());
        assertThat(signed.signature())
                .isEqualTo(JsSdkSignature.sign(
                        "TICKET-ww1:1000002:config-ticket", signed.nonce(), signed.timestamp(), url));
        assertThat(signed.toString()).doesNotContain("TICKET");
    }

    @Test
    void takesTheTicketOfTheAppForAgentConfig() {
        var signed = sign("https://crm.example.com/", SignatureKind.AGENT_CONFIG);

        assertThat(signed.signature())
                .isEqualTo(JsSdkSignature.sign(
                        "TICKET-ww1:1000002:agent-ticket",
                        signed.nonce(),
                        signed.timestamp(),
                        "https://crm.example.com/"));
    }

    @Test
    void asksForATicketOnceHoweverManyPagesAreSigned() {
        var first = sign("https://crm.example.com/a", SignatureKind.CONFIG);
        var second = sign("https://crm.example.com/b", SignatureKind.CONFIG);

        assertThat(asked).hasSize(1);
        assertThat(second.nonce()).isNotEqualTo(first.nonce());
        clock.advance(Duration.ofHours(2));
        sign("https://crm.example.com/a", SignatureKind.CONFIG);
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/",
                "https://crm.example.com.evil.example/",
                "https://crm.example.com:8443/",
                "http://crm.example.com:443/"
            })
    void refusesAPageOfAnotherDomain(String url) {
        assertThat(refused(url)).isEqualTo("domain-not-trusted");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crm.example.com/",
                "ftp://crm.example.com/",
                "https://crm.example.com@evil.example/",
                "https://crm.example.com\\@evil.example/",
                "https:///sidebar",
                "https://crm.example.com/a b"
            })
    void refusesWhatIsNoAddressOfAPage(String url) {
        assertThat(refused(url)).isEqualTo("url-invalid");
    }

    @Test
    void takesAPortThatIsTheUsualOneOrTrusted() {
        assertThat(sign("https://crm.example.com:443/", SignatureKind.CONFIG)).isNotNull();
        assertThat(sign("http://CRM.example.com/", SignatureKind.CONFIG)).isNotNull();
        assertThat(sign("http://localhost:5173/", SignatureKind.CONFIG)).isNotNull();
    }

    @Test
    void signsNothingForAnAppWithoutTrustedDomains() {
        var refused = catchThrowableOfType(
                SignatureRefused.class,
                () -> signPage.sign("ww1", "1000003", "https://crm.example.com/", SignatureKind.CONFIG));

        assertThat(refused.code()).isEqualTo("domain-not-trusted");
    }

    @Test
    void saysWhatWecomAnsweredInsteadOfATicket() {
        refusal = new TokenRequests.NotGranted(new Reply.Answer(48002, new byte[0]));

        var refused = catchThrowableOfType(
                SignatureRefused.class, () -> sign("https://crm.example.com/", SignatureKind.CONFIG));

        assertThat(refused.code()).isEqualTo("ticket-unavailable");
        assertThat(refused.details()).containsEntry("errorCode", 48002);
    }

    private PageSignature sign(String url, SignatureKind kind) {
        return signPage.sign("ww1", "1000002", url, kind);
    }

    private String refused(String url) {
        return catchThrowableOfType(SignatureRefused.class, () -> sign(url, SignatureKind.CONFIG))
                .code();
    }

    private TokenKeeper keeper() {
        TokenRequests requests = wanted -> {
            asked.add(wanted.key());
            return refusal == null ? new TokenRequests.Granted("TICKET-" + wanted.key(), Duration.ofHours(2)) : refusal;
        };
        return new TokenKeeper(new Kept(), requests, new Free(), _ -> {}, clock);
    }

    private static Corps corps() {
        var trusting = app("1000002", Set.of("crm.example.com", "localhost:5173"));
        var other = app("1000003", Set.of());
        return new Corps() {
            @Override
            public Optional<Corp> find(String corpId) {
                return Optional.of(new Corp("ww1", List.of(trusting, other)));
            }

            @Override
            public Optional<CallbackReceiver> findReceiver(String corpId, String agentId) {
                return find(corpId).flatMap(corp -> corp.app(agentId));
            }

            @Override
            public List<String> ids() {
                return List.of("ww1");
            }
        };
    }

    private static App app(String agentId, Set<String> trustedDomains) {
        var since = java.time.Instant.EPOCH;
        return new App(
                "ww1",
                agentId,
                Rotating.of("s", since),
                Rotating.of(new CallbackPair("t", "k"), since),
                Set.of(),
                false,
                trustedDomains,
                Map.of());
    }

    /** Tokens that end with the test. */
    private static final class Kept implements Tokens {
        private final Map<String, AccessToken> tokens = new HashMap<>();

        @Override
        public Optional<AccessToken> find(TokenOf whose) {
            return Optional.ofNullable(tokens.get(whose.key()));
        }

        @Override
        public void save(TokenOf whose, AccessToken token) {
            tokens.put(whose.key(), token);
        }

        @Override
        public void expire(TokenOf whose, long generation) {
            tokens.remove(whose.key());
        }

        @Override
        public void refused(TokenOf whose, TokenRefusal refusal) {}

        @Override
        public Map<String, TokenState> states(Collection<String> corpIds) {
            return Map.of();
        }
    }

    /** Leases that nobody else wants. */
    private static final class Free implements Leases {
        @Override
        public boolean hold(String name, Duration time) {
            return true;
        }

        @Override
        public void release(String name) {}
    }
}
