package dev.scrm.contact.segment;

import static dev.scrm.contact.segment.SegmentFixtures.mergedInto;
import static dev.scrm.contact.segment.SegmentFixtures.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryWantedTests {
    @Test
    void nothingIsWantedWhileNobodyIsMerged() {
        assertThat(HistoryWanted.of("one", null, someone())).isEmpty();
        assertThat(HistoryWanted.of("one", with("two"), with("two"))).isEmpty();
    }

    @Test
    void whatANewAliasDidIsWanted() {
        assertThat(HistoryWanted.of("one", with("two"), with("two", "three")))
                .contains(new HistoryWanted(List.of("three"), List.of()));
    }

    @Test
    void whatAnAliasDidIsGivenBackWhenItIsParted() {
        assertThat(HistoryWanted.of("one", with("two", "three"), with("three")))
                .contains(new HistoryWanted(List.of(), List.of("two")));
    }

    @Test
    void whoIsPartedWantsItsOwnAgainAndThatOfItsAliases() {
        assertThat(HistoryWanted.of("two", mergedInto("one"), with("three")))
                .contains(new HistoryWanted(List.of("three", "two"), List.of()));
    }

    @Test
    void whoIsSeenAsAnotherOneWantsNothing() {
        assertThat(HistoryWanted.of("two", someone(), mergedInto("one"))).isEmpty();
    }

    private static PersonFacts with(String... aliases) {
        return new PersonFacts(Map.of(), Set.of(), Set.of(), List.of(aliases), null);
    }
}
