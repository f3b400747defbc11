package dev.scrm.gateway.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of checks does. */
public abstract class ConnectionChecksContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    protected abstract ConnectionChecks checks();

    @Test
    void beginsOneOfACorpAMinute() {
        assertThat(checks().begin("ww1", NOON, MINUTE)).isTrue();
        assertThat(checks().begin("ww1", NOON.plusSeconds(59), MINUTE)).isFalse();
        assertThat(checks().begin("ww2", NOON.plusSeconds(59), MINUTE)).isTrue();
        assertThat(checks().begin("ww1", NOON.plusSeconds(60), MINUTE)).isTrue();
    }

    @Test
    void keepsTheLastOneThatWasFinished() {
        var wrong = new Finding("1000002", CheckItem.TAGS, Verdict.WRONG, 48002, "没有权限 / not allowed", "管理后台");
        var check = new ConnectionCheck(
                "ww1", NOON, NOON.plusSeconds(2), List.of(Finding.ok("1000002", CheckItem.CREDENTIAL), wrong));

        checks().begin("ww1", NOON, MINUTE);
        assertThat(checks().find("ww1")).isEmpty();
        checks().save(check);
        checks().begin("ww1", NOON.plusSeconds(60), MINUTE);

        assertThat(checks().find("ww1")).contains(check);
        assertThat(checks().find("ww2")).isEmpty();
    }
}
