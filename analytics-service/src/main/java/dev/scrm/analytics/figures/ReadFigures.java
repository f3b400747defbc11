package dev.scrm.analytics.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads figures page by page; the first page says what all of them come to. */
public final class ReadFigures {
    /**
     * Some of the rows.
     *
     * @param totals all rows of the query in one; on the first page only, because it is the same on all
     * @param last where the next page starts; null on the last page
     */
    public record FigurePage(
            List<FigureRow> rows,
            @Nullable Figure totals,
            @Nullable FigureKey last) {
        public FigurePage {
            rows = List.copyOf(rows);
        }
    }

    private final Figures figures;

    public ReadFigures(Figures figures) {
        this.figures = figures;
    }

    public FigurePage read(FigureQuery query, @Nullable FigureKey after, int limit) {
        var found = figures.find(query, after, limit + 1);
        var rows = found.subList(0, Math.min(limit, found.size()));
        return new FigurePage(
                rows,
                after == null ? figures.total(query) : null,
                found.size() > limit ? rows.getLast().key() : null);
    }
}
