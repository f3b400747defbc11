package dev.scrm.contact.segment;

import static dev.scrm.contact.segment.SegmentFixtures.mergedInto;
import static dev.scrm.contact.segment.SegmentFixtures.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipTests {
    @Test
    void aPersonHasWhatItsContactsDid() {
        assertThat(Ownership.has("one", null, "one")).isTrue();
        assertThat(Ownership.has("one", with("two"), "two")).isTrue();
        assertThat(Ownership.has("one", with("two"), "three")).isFalse();
        assertThat(Ownership.has("one", null, "two")).isFalse();
    }

    @Test
    void nothingIsWantedWhileNobodyIsMerged() {
        assertThat(Ownership.moved("one", null, someone())).isEmpty();
        assertThat(Ownership.moved("one", with("two"), with("two"))).isEmpty();
        assertThat(Ownership.passedOn(someone(), "one")).isEmpty();
    }

    @Test
    void whatANewAliasDidIsWanted() {
        assertThat(Ownership.moved("one", with("two"), with("two", "three")))
                .contains(new HistoryWanted("one", List.of("three"), List.of()));
    }

    @Test
    void whatAnAliasDidIsGivenBackWhenItIsParted() {
        assertThat(Ownership.moved("one", with("two", "three"), with("three")))
                .contains(new HistoryWanted("one", List.of(), List.of("two")));
    }

    @Test
    void whoIsPartedWantsItsOwnAgainAndThatOfItsAliases() {
        assertThat(Ownership.moved("two", mergedInto("one"), with("three")))
                .contains(new HistoryWanted("two", List.of("three", "two"), List.of()));
    }

    @Test
    void whoIsPartedGivesBackWhatAnAliasDidThatWasPartedMeanwhile() {
        var merged = new PersonFacts(Map.of(), Set.of(), List.of(), List.of(), List.of("three"), "one");

        assertThat(Ownership.moved("two", merged, with()))
                .contains(new HistoryWanted("two", List.of("two"), List.of("three")));
    }

    @Test
    void whoIsMergedGivesBackWhatAnAliasDidThatIsParted() {
        var merged = new PersonFacts(Map.of(), Set.of(), List.of(), List.of(), List.of("three"), "one");

        assertThat(Ownership.moved("two", merged, mergedInto("one")))
                .containsExactly(new HistoryWanted("two", List.of(), List.of("three")));
        assertThat(Ownership.moved("two", with("three"), mergedInto("one")))
                .containsExactly(
                        new HistoryWanted("one", List.of("two"), List.of()),
                        new HistoryWanted("two", List.of(), List.of("three")));
    }

    @Test
    void whatAContactDidIsWantedWhereItIsSeenFromNowOn() {
        assertThat(Ownership.moved("two", someone(), mergedInto("one")))
                .contains(new HistoryWanted("one", List.of("two"), List.of()));
        assertThat(Ownership.moved("two", mergedInto("one"), mergedInto("one"))).isEmpty();
        assertThat(Ownership.passedOn(mergedInto("one"), "two"))
                .contains(new HistoryWanted("one", List.of("two"), List.of()));
    }

    @Test
    void whoIsNobodyAnyMoreGivesNothingAndWantsItsOwnBackLater() {
        assertThat(Ownership.moved("one", someone(), mergedInto(PersonFacts.NOBODY)))
                .isEmpty();
        assertThat(Ownership.passedOn(mergedInto(PersonFacts.NOBODY), "one")).isEmpty();
        assertThat(Ownership.moved("one", mergedInto(PersonFacts.NOBODY), with()))
                .contains(new HistoryWanted("one", List.of("one"), List.of()));
    }

    private static PersonFacts with(String... aliases) {
        return new PersonFacts(Map.of(), Set.of(), List.of(), List.of(), List.of(aliases), null);
    }
}
