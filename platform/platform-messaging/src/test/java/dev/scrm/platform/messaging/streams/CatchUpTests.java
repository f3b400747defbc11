package dev.scrm.platform.messaging.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CatchUpTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final CatchUp catchUp = new CatchUp(NOON);

    @Test
    void holdsTimersBackUntilTheFirstRecordsCouldCome() {
        assertThat(catchUp.horizon(NOON.plusMillis(200))).isBefore(NOON);

        assertThat(catchUp.horizon(NOON.plusMillis(1_000))).isEqualTo(NOON.plusMillis(1_000));
    }

    @Test
    void letsTimersRunAsFarAsTheRecordsWhileItIsBehind() {
        catchUp.read(NOON.minusSeconds(300));
        assertThat(catchUp.horizon(NOON.plusMillis(200))).isEqualTo(NOON.minusSeconds(300));

        catchUp.read(NOON.minusSeconds(100));
        assertThat(catchUp.horizon(NOON.plusMillis(400))).isEqualTo(NOON.minusSeconds(100));
    }

    @Test
    void followsTheClockOnceItHasCaughtUp() {
        catchUp.read(NOON.minusSeconds(300));
        catchUp.horizon(NOON.plusMillis(200));

        assertThat(catchUp.horizon(NOON.plusMillis(400))).isEqualTo(NOON.plusMillis(400));
        catchUp.read(NOON.plusMillis(100));
        assertThat(catchUp.horizon(NOON.plusMillis(600))).isEqualTo(NOON.plusMillis(600));
    }

    @Test
    void judgesAsOfWhenThereWasSomethingToReadWhileItIsBehind() {
        catchUp.read(NOON.minusSeconds(300));
        assertThat(catchUp.time(NOON)).isEqualTo(NOON.minusSeconds(300));
        catchUp.horizon(NOON);
        assertThat(catchUp.time(NOON)).isEqualTo(NOON.minusSeconds(300));

        catchUp.read(NOON.minusSeconds(1));
        assertThat(catchUp.time(NOON)).isEqualTo(NOON);
    }

    @Test
    void judgesAsOfNoEarlierTimeThanBefore() {
        catchUp.read(NOON.minusSeconds(100));
        catchUp.time(NOON);

        catchUp.read(NOON.minusSeconds(300));
        assertThat(catchUp.time(NOON)).isEqualTo(NOON.minusSeconds(100));
    }

    /** Else a clock that was ahead for a moment would stay ahead. */
    @Test
    void goesBackWithAClockThatWasAhead() {
        catchUp.time(NOON.plusSeconds(3_600));

        assertThat(catchUp.time(NOON)).isEqualTo(NOON);
    }

    @Test
    void hasStartedWithTheFirstRecordOrWhenItHadTheTimeToCome() {
        assertThat(catchUp.hasStarted(NOON.plusMillis(200))).isFalse();
        assertThat(new CatchUp(NOON).hasStarted(NOON.plusSeconds(1))).isTrue();
        catchUp.read(NOON.minusSeconds(300));
        assertThat(catchUp.hasStarted(NOON.plusMillis(200))).isTrue();
    }
}
