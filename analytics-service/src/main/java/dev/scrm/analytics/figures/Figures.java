package dev.scrm.analytics.figures;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures as they can be asked for: absolute values, written again and again. */
public interface Figures {
    /** Saves rows as they stand now; a row that is known from a higher offset stays as it is. */
    void save(Collection<FigureRow> rows);

    /** Rows in order of hour and live code, after the given one. */
    List<FigureRow> find(FigureQuery query, @Nullable FigureKey after, int limit);

    /** All rows of the query in one. */
    Figure total(FigureQuery query);
}
