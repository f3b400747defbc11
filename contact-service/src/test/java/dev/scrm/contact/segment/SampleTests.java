package dev.scrm.contact.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom a trial names is anybody of those for whom it holds. */
class SampleTests {
    private static final List<String> PEOPLE =
            IntStream.range(0, 1_000).mapToObj("%032x"::formatted).toList();

    @Test
    void isTheSameInWhateverOrderPeopleAreLookedAt() {
        var shuffled = new ArrayList<>(PEOPLE);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(new Sample("trial-1").addAll(shuffled).contactIds())
                .hasSize(Trial.SAMPLE)
                .isEqualTo(new Sample("trial-1").addAll(PEOPLE).contactIds());
    }

    @Test
    void ofPartsIsThatOfTheWhole() {
        var parts = IntStream.range(0, 4)
                .mapToObj(i -> part(i, PEOPLE.subList(250 * i, 250 * i + 250)))
                .toList();

        assertThat(Trial.Standing.of(parts, 4).sample())
                .isEqualTo(new Sample("trial-1").addAll(PEOPLE).contactIds());
    }

    /** A quarter of the people is in a quarter of the places, give or take what chance does to 4,000 of them. */
    @Test
    void namesNobodyMoreOftenThanOthers() {
        int[] quarters = new int[4];
        for (int trial = 0; trial < 400; trial++) {
            new Sample("trial-" + trial)
                    .addAll(PEOPLE)
                    .contactIds()
                    .forEach(id -> quarters[PEOPLE.indexOf(id) / 250]++);
        }

        assertThat(quarters)
                .satisfies(counts -> assertThat(IntStream.of(counts).boxed())
                        .allSatisfy(count -> assertThat(count).isBetween(850, 1_150)));
    }

    @Test
    void ofFewAreAll() {
        assertThat(new Sample("trial-1").addAll(PEOPLE.subList(0, 3)).contactIds())
                .containsExactlyInAnyOrderElementsOf(PEOPLE.subList(0, 3));
        assertThat(Trial.Standing.of(List.of(), 4).sample()).isEmpty();
    }

    private static Trial.Part part(int number, List<String> people) {
        var sample = new Sample("trial-1").addAll(people).contactIds();
        return new Trial.Part("trial-1", number, 1, people.size(), sample, true);
    }
}
