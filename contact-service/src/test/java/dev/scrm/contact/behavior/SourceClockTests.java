package dev.scrm.contact.behavior;

import static dev.scrm.contact.behavior.BehaviorFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceClockTests {
    @ParameterizedTest
    @CsvSource({"PT0S, PT0S", "PT10S, PT0S", "PT-10S, PT0S", "PT10.001S, PT10.001S", "PT-1H, PT-1H", "P400D, P400D"})
    void isCorrectedByWhatIsMoreThanTheWay(Duration behind, Duration correction) {
        var clock = SourceClock.of(NOON.minus(behind).toString(), NOON);

        assertThat(clock.skew()).isEqualTo(behind);
        assertThat(clock.correction()).isEqualTo(correction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-21T08:30:00",
                "1970-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "9999-01-01T00:00:00Z"
            })
    void isNoneThatWasNeverSet(String sentAt) {
        assertThatThrownBy(() -> SourceClock.of(sentAt, NOON))
                .isInstanceOfSatisfying(BehaviorRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("behavior-invalid");
                    assertThat(refused.field()).isEqualTo("sentAt");
                });
    }

    @Test
    void isReadInAnyZone() {
        assertThat(SourceClock.of("2026-11-21T16:30:00+08:00", Instant.parse("2026-11-21T08:30:00Z"))
                        .skew())
                .isZero();
    }
}
