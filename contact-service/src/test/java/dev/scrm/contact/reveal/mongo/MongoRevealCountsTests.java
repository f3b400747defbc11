package dev.scrm.contact.reveal.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.TestMongo;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MongoRevealCountsTests {
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    private final MongoRevealCounts counts = new MongoRevealCounts(TestMongo.freshDatabase("reveals"));

    @Test
    void countUpToTheLimitOfAPersonAndDay() {
        assertThat(IntStream.range(0, 5).mapToObj(_ -> counts.countUpTo(3, "ww1", "user:lin.wei", DAY)))
                .containsExactly(true, true, true, false, false);

        assertThat(counts.countUpTo(3, "ww1", "user:chen.bo", DAY)).isTrue();
        assertThat(counts.countUpTo(3, "ww2", "user:lin.wei", DAY)).isTrue();
        assertThat(counts.countUpTo(3, "ww1", "user:lin.wei", DAY.plusDays(1))).isTrue();
    }

    @Test
    void allowNothingWhereNothingIsAllowed() {
        assertThat(counts.countUpTo(0, "ww1", "user:lin.wei", DAY)).isFalse();
    }

    @Test
    void allowNoMoreWhenSeveralAskAtTheSameMoment() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> one = () -> counts.countUpTo(7, "ww1", "user:lin.wei", DAY);
            var asked =
                    IntStream.range(0, 20).mapToObj(_ -> threads.submit(one)).toList();
            int allowed = 0;
            for (var answer : asked) {
                allowed += answer.get() ? 1 : 0;
            }

            assertThat(allowed).isEqualTo(7);
        }
    }
}
