package dev.scrm.contact.segment.streams;

import static dev.scrm.contact.segment.streams.SegmentRun.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.segment.Bounds;
import dev.scrm.contact.segment.Condition;
import dev.scrm.contact.segment.Measure;
import dev.scrm.contact.segment.Window;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that stood still, or lags, tells of everybody what it would have told in time. */
class LateReadingTests {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final String KEEN = "019ab0f1c2d37e4f8a9b0c1d2e3f4a5b";
    private static final String SILENT = "019ab0f1c2d37e4f8a9b0c1d2e3f4a5c";
    private static final String FEW = "019ab0f1c2d37e4f8a9b0c1d2e3f4a5d";
    private static final String WANG = contact(7);

    @TempDir
    private Path inTime;

    @TempDir
    private Path late;

    @Test
    void tellsOfWhoeverCameAndWentWhileNobodyLooked() {
        try (var run = new SegmentRun(inTime, NOON);
                var standing = new SegmentRun(late, NOON)) {
            run.after(Duration.ofSeconds(2));
            run.defines(KEEN, 1, viewed(Bounds.atLeast(1)), 0, null).knows(WANG);
            run.does(WANG, "product-viewed", NOON.plusSeconds(2), Map.of());
            run.after(Duration.ofMinutes(3));
            run.does(WANG, "product-viewed", run.now(), Map.of());

            standing.skip(Duration.ofHours(2)).readLate(run, () -> {}).after(Duration.ofSeconds(2));

            assertThat(standing.news())
                    .containsExactly(
                            "+ " + KEEN + " behavior PT2S",
                            "- " + KEEN + " time PT1M2S",
                            "+ " + KEEN + " behavior PT3M2S",
                            "- " + KEEN + " time PT4M2S");
        }
    }

    /** Whether somebody looks between two records, and when, is chance. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void tellsTheSameHoweverLateItReads(int seed) {
        var random = new Random(seed);
        try (var run = new SegmentRun(inTime, NOON);
                var standing = new SegmentRun(late, NOON)) {
            run.after(Duration.ofSeconds(2));
            run.defines(KEEN, 1, viewed(Bounds.atLeast(2)), 0, null);
            run.defines(SILENT, 1, viewed(Bounds.atMost(0)), 0, null);
            run.defines(FEW, 1, viewed(new Bounds(BigDecimal.ONE, BigDecimal.TWO)), 0, null);
            live(run, random);
            assertThat(run.news()).anyMatch(one -> one.contains(" time "));

            standing.skip(Duration.ofHours(24)).readLate(run, () -> {
                if (random.nextInt(4) == 0) {
                    standing.after(SegmentRun.TICK);
                }
            });
            standing.after(Duration.ofSeconds(2));

            assertThat(standing.news()).containsExactlyInAnyOrderElementsOf(run.news());
            for (int person = 0; person < 3; person++) {
                assertThat(standing.row(contact(person)).standing())
                        .isEqualTo(run.row(contact(person)).standing());
            }
        }
    }

    private static void live(SegmentRun run, Random random) {
        for (int person = 0; person < 3; person++) {
            run.knows(contact(person));
        }
        for (int step = 0; step < 30; step++) {
            run.after(Duration.ofMillis(random.nextInt(40_000)));
            var person = contact(random.nextInt(3));
            if (random.nextInt(5) == 0) {
                run.knows(person, random.nextBoolean() ? List.of("vip") : List.of(), null);
            } else {
                run.does(person, "product-viewed", run.now().minusMillis(random.nextInt(30_000)), Map.of());
            }
        }
        run.after(Duration.ofSeconds(61));
    }

    private static Condition viewed(Bounds bounds) {
        return new Condition.Any(List.of(
                new Condition.Did(
                        "product-viewed", List.of(), Window.last(Duration.ofMinutes(1)), new Measure.Count(), bounds),
                new Condition.Tagged(Set.of("vip"), false)));
    }
}
