package dev.scrm.contact.behavior.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.behavior.SourceFigures;
import dev.scrm.contact.behavior.SourceFigures.Day;
import dev.scrm.contact.behavior.SourceFigures.Figure;
import dev.scrm.contact.behavior.SourceFigures.SourceDay;
import dev.scrm.platform.test.TestMongo;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MongoSourceFiguresTests {
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    private final SourceFigures figures = new MongoSourceFigures(TestMongo.freshDatabase("figures"));

    @Test
    void addToWhatWasCountedOfEachSourceAndDay() {
        figures.add(Map.of(
                of("shop", DAY), Map.of(Figure.RECORDED, 3, Figure.LATE, 1),
                of("shop", DAY.plusDays(1)), Map.of(Figure.RECORDED, 5),
                of("page", DAY), Map.of(Figure.WAITING, 7)));
        figures.add(Map.of(of("shop", DAY), Map.of(Figure.RECORDED, 2, Figure.DUPLICATE, 4)));

        assertThat(figures.list("ww1", "shop", 30))
                .containsExactly(
                        new Day(DAY.plusDays(1), Map.of(Figure.RECORDED, 5L)),
                        new Day(DAY, Map.of(Figure.RECORDED, 5L, Figure.LATE, 1L, Figure.DUPLICATE, 4L)));
        assertThat(figures.list("ww1", "page", 30)).hasSize(1);
        assertThat(figures.list("ww2", "shop", 30)).isEmpty();
    }

    @Test
    void haveTheSkewThatWasNotedLast() {
        figures.noteSkew(of("shop", DAY), Duration.ofHours(1));
        figures.add(Map.of(of("shop", DAY), Map.of(Figure.CORRECTED, 2)));
        figures.noteSkew(of("shop", DAY), Duration.ofSeconds(-30));

        assertThat(figures.list("ww1", "shop", 30))
                .containsExactly(new Day(DAY, Map.of(Figure.CORRECTED, 2L), Duration.ofSeconds(-30)));
    }

    @Test
    void countWhatTwoAddAtTheSameMomentWhoBothMakeTheDays() throws Exception {
        var counts = IntStream.range(0, 50)
                .boxed()
                .collect(Collectors.toMap(i -> of("shop", DAY.plusDays(i)), _ -> Map.of(Figure.RECORDED, 1)));
        var start = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        figures.add(counts);
                        return true;
                    }))
                    .toList();
            start.countDown();
            for (var writer : writers) {
                assertThat(writer.get()).isTrue();
            }
        }

        assertThat(figures.list("ww1", "shop", 100))
                .hasSize(50)
                .allSatisfy(day -> assertThat(day.counts()).containsOnly(Map.entry(Figure.RECORDED, 4L)));
    }

    private static SourceDay of(String sourceId, LocalDate day) {
        return new SourceDay("ww1", sourceId, day);
    }
}
