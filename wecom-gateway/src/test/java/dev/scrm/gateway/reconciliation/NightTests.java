package dev.scrm.gateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NightTests {
    private static final ReconciliationSettings SETTINGS = ReconciliationFixtures.atTenPastTwo(true);

    @Test
    void beginsForEachCorpAtATimeOfItsOwnWithinTheSpread() {
        var begins = IntStream.range(0, 200)
                .mapToObj(corp -> night("ww" + corp, "2026-11-22T00:00:00Z").begins())
                .toList();

        assertThat(begins)
                .allSatisfy(begin -> assertThat(begin)
                        .isBetween(Instant.parse("2026-11-21T18:10:00Z"), Instant.parse("2026-11-21T20:10:00Z")));
        assertThat(begins.stream().distinct()).hasSizeGreaterThan(150);
    }

    @Test
    void isOverForAGatewayThatComesBackInTheMorning() {
        var night = night("ww1", "2026-11-22T03:00:00Z");

        assertThat(night.date()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(night.isNow(night.begins())).isTrue();
        assertThat(night.isNow(Instant.parse("2026-11-22T03:00:00Z"))).isFalse();
    }

    @Test
    void isYesterdaysUntilTodaysBegins() {
        var night = night("ww1", "2026-11-21T17:00:00Z");

        assertThat(night.date()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(night.isNow(Instant.parse("2026-11-21T17:00:00Z"))).isFalse();
    }

    private static Night night(String corpId, String now) {
        return Night.of(corpId, Instant.parse(now), SETTINGS);
    }
}
