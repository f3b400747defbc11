package dev.scrm.analytics.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTests {
    @Test
    void isExactForSmallValues() {
        var values = all(LongStream.rangeClosed(1, 63));

        assertThat(values.count()).isEqualTo(63);
        assertThat(values.sum()).isEqualTo(63 * 32);
        assertThat(values.max()).isEqualTo(63);
        assertThat(values.percentile(0.5)).isEqualTo(32);
    }

    @Test
    void tellsPercentilesAtMostThreePercentTooHigh() {
        var random = new Random(7);
        var values = LongStream.generate(() -> 1 + (long) (Math.exp(random.nextGaussian() * 2) * 800))
                .limit(5_000)
                .toArray();

        var distribution = all(Arrays.stream(values));

        Arrays.sort(values);
        for (var share : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1.0}) {
            long exact = values[(int) Math.ceil(share * values.length) - 1];
            assertThat(distribution.percentile(share)).isBetween(exact, exact + exact / 32);
        }
        assertThat(distribution.max()).isEqualTo(values[values.length - 1]);
    }

    @Test
    void putsEachValueIntoABucketThatHoldsIt() {
        for (long value = 0; value < Long.MAX_VALUE / 3; value = value * 3 / 2 + 1) {
            assertThat(Buckets.highest(Buckets.of(value))).isBetween(value, value + value / 32);
            assertThat(Buckets.of(Buckets.highest(Buckets.of(value)))).isEqualTo(Buckets.of(value));
        }
    }

    @Test
    void addsInAnyOrder() {
        var one = all(LongStream.of(3, 900, 70_000));
        var other = all(LongStream.of(4, 900));

        assertThat(one.plus(other)).isEqualTo(other.plus(one)).isEqualTo(all(LongStream.of(900, 4, 3, 70_000, 900)));
    }

    @Test
    void takesAValueAwayAgain() {
        var left = all(LongStream.of(400, 90_000)).plus(Distribution.of(90_000).negated());

        assertThat(left.count()).isEqualTo(1);
        assertThat(left.sum()).isEqualTo(400);
        assertThat((double) left.max()).isCloseTo(400, within(400 / 32.0));
    }

    @Test
    void countsATimeBeforeItsStartAsNothing() {
        assertThat(Distribution.of(-5)).isEqualTo(Distribution.of(0));
    }

    private static Distribution all(LongStream values) {
        return values.mapToObj(Distribution::of).reduce(Distribution.EMPTY, Distribution::plus);
    }
}
