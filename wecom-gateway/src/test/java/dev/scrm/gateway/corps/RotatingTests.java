package dev.scrm.gateway.corps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RotatingTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Rotating<String> first = Rotating.of("first", NOON.minus(DAY));

    @Test
    void keepsTheFormerOneGoodUntilTheOverlapIsOver() {
        var rotated = first.rotated("second", NOON, DAY);

        assertThat(rotated.current()).isEqualTo("second");
        assertThat(rotated.since()).isEqualTo(NOON);
        assertThat(rotated.formerAt(NOON.plus(DAY).minusMillis(1))).containsExactly("first");
        assertThat(rotated.formerAt(NOON.plus(DAY))).isEmpty();
    }

    @Test
    void changesNothingWhenTheSameOneIsSetAgain() {
        var rotated = first.rotated("second", NOON, DAY);

        assertThat(rotated.rotated("second", NOON.plusSeconds(1), DAY)).isSameAs(rotated);
    }

    @Test
    void keepsTheOneInUseWhenAMistypedOneIsMended() {
        var mended = first.rotated("mistyped", NOON, DAY).rotated("second", NOON.plusSeconds(9), DAY);

        assertThat(mended.formerAt(NOON.plusSeconds(10))).containsExactly("mistyped", "first");
    }

    @Test
    void goesBackToAFormerOne() {
        var back = first.rotated("second", NOON, DAY).rotated("first", NOON.plusSeconds(9), DAY);

        assertThat(back.current()).isEqualTo("first");
        assertThat(back.formerAt(NOON.plusSeconds(10))).containsExactly("second");
    }

    @Test
    void endsEverythingFormerAtOnceWithoutAnOverlapOrByHand() {
        var rotated = first.rotated("second", NOON, DAY);

        assertThat(rotated.rotated("third", NOON, Duration.ZERO).former()).isEmpty();
        assertThat(rotated.retired().former()).isEmpty();
        assertThat(rotated.retired().current()).isEqualTo("second");
    }

    @Test
    void neverShowsTheCredential() {
        assertThat(first.rotated("second", NOON, DAY).toString()).doesNotContain("first", "second");
    }
}
