package dev.scrm.analytics.figures.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.analytics.figures.Count;
import dev.scrm.analytics.figures.Figure;
import dev.scrm.analytics.figures.FigureKey;
import dev.scrm.analytics.figures.FigurePeriod;
import dev.scrm.analytics.figures.FigureQuery;
import dev.scrm.analytics.figures.FigureRow;
import dev.scrm.analytics.figures.Figures;
import dev.scrm.analytics.figures.Timing;
import dev.scrm.platform.test.TestMongo;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MongoFiguresTests {
    private static final String CORP = "ww5c3a0demo0000001";
    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final FigureKey POSTER = FigureKey.at(CORP, EIGHT, "poster-17");

    private final Figures figures = new MongoFigures(TestMongo.freshDatabase("analytics"));

    @Test
    void keepsARowAsItWasSaved() {
        var row = new FigureRow(
                POSTER,
                Figure.one(Count.WELCOMES_SENT).and(Timing.WELCOME_LATENCY, 300).and(Timing.FIRST_RESPONSE, 100_000),
                7);

        figures.save(List.of(row));

        assertThat(find(null)).containsExactly(row);
    }

    @Test
    void overwritesARowWithALaterState() {
        figures.save(List.of(added(POSTER, 1, 10)));
        figures.save(List.of(added(POSTER, 5, 14)));

        assertThat(find(null)).containsExactly(added(POSTER, 5, 14));
    }

    @Test
    void leavesARowAsItIsWhenAStaleWriterComesLate() {
        figures.save(List.of(added(POSTER, 5, 14)));

        figures.save(List.of(added(POSTER, 1, 10), added(FigureKey.at(CORP, NINE, "fair-3"), 2, 3)));
        figures.save(List.of(added(POSTER, 5, 14)));

        assertThat(find(null)).containsExactly(added(POSTER, 5, 14), added(FigureKey.at(CORP, NINE, "fair-3"), 2, 3));
    }

    @Test
    void keepsTheLatestOfManyWritersAtOnce() throws Exception {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var saves = IntStream.rangeClosed(1, 40)
                    .mapToObj(offset -> (Callable<Object>) () -> {
                        figures.save(List.of(added(POSTER, offset, offset)));
                        return offset;
                    })
                    .toList();
            for (var save : writers.invokeAll(saves)) {
                save.get();
            }
        }

        assertThat(find(null)).containsExactly(added(POSTER, 40, 40));
    }

    @Test
    void listsByHourAndLiveCodeAfterARow() {
        var rows = List.of(
                added(FigureKey.at(CORP, EIGHT, "fair-3"), 1, 1),
                added(POSTER, 2, 1),
                added(FigureKey.at(CORP, NINE, "fair-3"), 3, 1));
        figures.save(rows.reversed());

        assertThat(find(null)).isEqualTo(rows);
        assertThat(find(rows.getFirst().key())).isEqualTo(rows.subList(1, 3));
        assertThat(find(POSTER)).isEqualTo(rows.subList(2, 3));
        assertThat(figures.find(query(null), null, 2)).hasSize(2);
    }

    @Test
    void keepsToTheCorpThePeriodAndTheLiveCodeAskedFor() {
        figures.save(List.of(
                added(POSTER, 1, 1),
                added(FigureKey.at(CORP, EIGHT, "fair-3"), 1, 1),
                added(FigureKey.at(CORP, NINE.plusSeconds(3600), "poster-17"), 1, 1),
                added(FigureKey.at("ww5c3a0demo0000002", EIGHT, "poster-17"), 1, 1)));

        assertThat(figures.find(query("poster-17"), null, 10)).containsExactly(added(POSTER, 1, 1));
        assertThat(figures.total(query("poster-17"))).isEqualTo(Figure.one(Count.CONTACTS_ADDED));
    }

    @Test
    void addsUpAllRowsAskedFor() {
        var one = Figure.one(Count.WELCOMES_SENT).and(Timing.WELCOME_LATENCY, 300);
        var other =
                one.and(Count.WELCOMES_SENT).and(Timing.WELCOME_LATENCY, 5_000).and(Count.RED_ALERTS);
        figures.save(
                List.of(new FigureRow(POSTER, one, 1), new FigureRow(FigureKey.at(CORP, NINE, "fair-3"), other, 2)));

        assertThat(figures.total(query(null))).isEqualTo(one.plus(other));
    }

    @Test
    void comesToNothingWithoutRows() {
        assertThat(figures.total(query(null))).isEqualTo(Figure.ZERO);
        assertThat(find(null)).isEmpty();
    }

    @Test
    void hidesARowThatNothingIsCountedInAnyMore() {
        figures.save(List.of(added(POSTER, 1, 1)));

        figures.save(List.of(new FigureRow(POSTER, Figure.ZERO, 2)));

        assertThat(find(null)).isEmpty();
    }

    private List<FigureRow> find(@Nullable FigureKey after) {
        return figures.find(query(null), after, 10);
    }

    private static FigureQuery query(@Nullable String liveCode) {
        return new FigureQuery(CORP, new FigurePeriod(EIGHT, NINE.plusSeconds(3600)), liveCode);
    }

    private static FigureRow added(FigureKey key, int contacts, long offset) {
        var figure = IntStream.range(0, contacts)
                .mapToObj(_ -> Figure.one(Count.CONTACTS_ADDED))
                .reduce(Figure.ZERO, Figure::plus);
        return new FigureRow(key, figure, offset);
    }
}
