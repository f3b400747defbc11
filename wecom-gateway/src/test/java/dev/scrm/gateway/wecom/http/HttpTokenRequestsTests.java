package dev.scrm.gateway.wecom.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.gateway.corps.Rotating;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.gateway.wecom.TokenRequests;
import dev.scrm.gateway.wecom.Transport;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpTokenRequestsTests {
    private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
    private final List<String> tried = new ArrayList<>();
    private String known = "old";
    private int otherwise = 40001;

    private final Transport wecom = (_, request) -> {
        var secret = request.query().getOrDefault("corpsecret", "");
        tried.add(secret);
        return secret.equals(known)
                ? new Reply.Answer(0, "{\"access_token\":\"TOK\",\"expires_in\":7200}".getBytes(UTF_8))
                : new Reply.Answer(otherwise, "{}".getBytes(UTF_8));
    };
    private final HttpTokenRequests requests = new HttpTokenRequests(wecom, clock);

    @Test
    void triesTheNewSecretFirstAndTheFormerOneWhileTheConsoleMayStillHaveIt() {
        assertThat(requests.request(rotated())).isInstanceOf(TokenRequests.Granted.class);

        assertThat(tried).containsExactly("new", "old");
    }

    @Test
    void doesNotTryAFormerSecretThatIsOverOrNotNeeded() {
        known = "new";
        requests.request(rotated());
        assertThat(tried).containsExactly("new");

        known = "old";
        var rotated = rotated();
        clock.advance(Duration.ofDays(1));
        assertThat(requests.request(rotated)).isInstanceOf(TokenRequests.NotGranted.class);
        assertThat(tried).containsExactly("new", "new");
    }

    @Test
    void doesNotTryAFormerSecretWhenSomethingElseIsWrong() {
        known = "none";
        otherwise = 45009;

        requests.request(rotated());

        assertThat(tried).containsExactly("new");
    }

    private TokenOf rotated() {
        var secrets = Rotating.of("old", clock.instant()).rotated("new", clock.instant(), Duration.ofDays(1));
        var callbacks = Rotating.of(new CallbackPair("t", "k"), clock.instant());
        return TokenOf.access(new App("ww1", "1", secrets, callbacks, Set.of(), false, Set.of(), Map.of()));
    }
}
