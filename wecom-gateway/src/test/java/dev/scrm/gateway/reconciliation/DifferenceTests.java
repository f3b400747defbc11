package dev.scrm.gateway.reconciliation;

import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.CORP;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.NOON;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.aDifference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.reconciliation.Announcement.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTests {
    @ParameterizedTest
    @CsvSource({
        "APPEARED, CREATED, false",
        "APPEARED, CHANGED, true",
        "APPEARED, REMOVED, true",
        "CHANGED, CHANGED, false",
        "CHANGED, CREATED, false",
        "CHANGED, REMOVED, true",
        "VANISHED, REMOVED, false",
        "VANISHED, CHANGED, true"
    })
    void wasMissedUnlessACallbackToldOfThisChange(Change change, Kind told, boolean missed) {
        var difference = aDifference(Part.TAGS, "1", change);

        assertThat(difference
                        .judged(List.of(told("1", told, NOON.plusSeconds(5))))
                        .missed())
                .isEqualTo(missed);
    }

    @Test
    void isNotToldByWhatWasToldBeforeTheLastReading() {
        var difference = aDifference(Part.TAGS, "1", Change.CHANGED);

        assertThat(difference
                        .judged(List.of(told("1", Kind.CHANGED, NOON.minusSeconds(4))))
                        .missed())
                .isTrue();
        assertThat(difference
                        .judged(List.of(told("1", Kind.CHANGED, NOON.minusSeconds(2))))
                        .missed())
                .as("clocks differ, and WeCom's has seconds only")
                .isFalse();
    }

    @Test
    void isNotToldByWhatWasToldOfAnotherThing() {
        var difference = aDifference(Part.TAGS, "1", Change.CHANGED);

        assertThat(difference.judged(List.of(told("2", Kind.CHANGED, NOON))).missed())
                .isTrue();
    }

    @Test
    void isNeverMissedWhereWeComDoesNotTell() {
        assertThat(Arrays.stream(Change.values())
                        .map(change ->
                                aDifference(Part.CONTACT_WAYS, "1", change).judged(List.of()))
                        .map(Difference::missed))
                .containsOnly(false);
        assertThat(aDifference(Part.TAGS, "1", Change.CHANGED_SILENTLY)
                        .judged(List.of())
                        .missed())
                .isFalse();
    }

    private static Announcement told(String id, Kind kind, Instant at) {
        return new Announcement(CORP, Announcement.name(Part.TAGS, id), kind, at);
    }
}
