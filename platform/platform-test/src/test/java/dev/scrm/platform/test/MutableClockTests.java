package dev.scrm.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MutableClockTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void goesOnlyWhenTold() {
        var clock = MutableClock.at(NOON);

        clock.advance(Duration.ofMinutes(2));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(120));
    }

    @Test
    void advancesInEveryZoneAtOnce() {
        var clock = MutableClock.at(NOON);
        var shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));

        clock.set(NOON.plusSeconds(1));

        assertThat(shanghai.instant()).isEqualTo(NOON.plusSeconds(1));
    }
}
