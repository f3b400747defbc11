package dev.scrm.gateway.callbacks;

import static dev.scrm.gateway.callbacks.CallbackFixtures.NOON;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.OTHER_CORPS_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.CallbackHealths.Addition;
import dev.scrm.gateway.corps.App;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of callbacks' health does. */
public abstract class CallbackHealthsContract {
    protected abstract CallbackHealths healths();

    @Test
    void addsUpWhatReplicasCountedInAnHour() {
        healths().add(List.of(addition(DEMO_APP, 2, NOON)), NOON);
        healths().add(List.of(addition(DEMO_APP, 3, NOON.minusSeconds(9))), NOON.plusSeconds(60));

        var health = find(DEMO_APP, NOON.plusSeconds(60));

        var count = health.hours().get(NOON);
        assertThat(count.of(CallbackAnswer.ACCEPTED)).isEqualTo(5);
        assertThat(count.refusals()).containsExactly(Map.entry("bad-signature", 5L));
        assertThat(count.unrecognized()).containsExactly(Map.entry("event/new", 5L));
        assertThat(count.times()).containsExactly(Map.entry(10, 5L));
        assertThat(count.slowestMillis()).isEqualTo(3);
        assertThat(health.lastKept()).as("the latest stands").isEqualTo(NOON);
        assertThat(health.lastRefusals()).containsExactly(Map.entry("bad-signature", NOON));
    }

    @Test
    void tellsAppsAndCorpsApart() {
        healths().add(List.of(addition(DEMO_APP, 2, NOON), addition(OTHER_CORPS_APP, 1, NOON)), NOON);

        assertThat(healths().find(List.of(DEMO_APP.corpId()), NOON)).containsOnlyKeys(DEMO_APP.key());
        assertThat(healths().find(List.of("wwNobody"), NOON)).isEmpty();
    }

    @Test
    void showsTheLastDayAndForgetsWhatIsOlder() {
        healths().add(List.of(addition(DEMO_APP, 1, NOON)), NOON);
        var later = NOON.plus(Duration.ofHours(23));
        healths().add(List.of(addition(DEMO_APP, 1, later)), later);

        assertThat(find(DEMO_APP, later).hours()).hasSize(2);
        assertThat(find(DEMO_APP, later.plus(Duration.ofHours(1))).hours()).hasSize(1);

        healths().forgetBefore(later);
        assertThat(find(DEMO_APP, later).hours()).containsOnlyKeys(later);
        assertThat(find(DEMO_APP, later).lastKept()).isEqualTo(later);
    }

    private CallbackHealth find(App app, Instant now) {
        return healths().find(List.of(app.corpId()), now).get(app.key());
    }

    private static Addition addition(App app, long times, Instant at) {
        return new Addition(
                app,
                new CallbackCount(
                        Map.of(CallbackAnswer.ACCEPTED, times),
                        Map.of("bad-signature", times),
                        Map.of("event/new", times),
                        Map.of(10, times),
                        times),
                at,
                null,
                Map.of("bad-signature", at));
    }
}
