package dev.scrm.analytics.figures.rest;

import dev.scrm.analytics.figures.Count;
import dev.scrm.analytics.figures.Distribution;
import dev.scrm.analytics.figures.Figure;
import dev.scrm.analytics.figures.FigureQueryRefused;
import dev.scrm.analytics.figures.FigureRow;
import dev.scrm.analytics.figures.Timing;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which metrics the caller wants to see of each row; all when none is named. */
record WantedMetrics(Set<String> labels) {
    private static final List<String> ALL = Stream.concat(
                    Arrays.stream(Count.values()).map(Count::label),
                    Arrays.stream(Timing.values()).map(Timing::label))
            .toList();

    /** A timing as it is shown; percentiles are at most 3.1 % above the true ones. */
    record TimingView(long count, double p50, double p99, double max) {}

    static WantedMetrics of(@Nullable List<String> names) {
        if (names == null || names.isEmpty()) {
            return new WantedMetrics(new LinkedHashSet<>(ALL));
        }
        for (var name : names) {
            if (!ALL.contains(name)) {
                throw new FigureQueryRefused(
                        "metric-unknown",
                        "Expected metric to be one of %s".formatted(ALL),
                        Map.of("field", "metric", "known", ALL));
            }
        }
        return new WantedMetrics(new LinkedHashSet<>(names));
    }

    Map<String, Object> view(FigureRow row) {
        var view = new LinkedHashMap<String, Object>();
        view.put("hour", row.key().hour());
        view.put("liveCode", row.key().liveCode());
        view.putAll(view(row.figure()));
        return view;
    }

    /** Counts are told even when they are 0; a timing without a value has nothing to tell. */
    Map<String, Object> view(Figure figure) {
        var view = new LinkedHashMap<String, Object>();
        for (var count : Count.values()) {
            if (labels.contains(count.label())) {
                view.put(count.label(), figure.count(count));
            }
        }
        for (var timing : Timing.values()) {
            if (labels.contains(timing.label()) && figure.timing(timing).count() > 0) {
                view.put(timing.label(), view(timing, figure.timing(timing)));
            }
        }
        return view;
    }

    private static TimingView view(Timing timing, Distribution values) {
        return new TimingView(
                values.count(),
                timing.inUnit(values.percentile(0.50)),
                timing.inUnit(values.percentile(0.99)),
                timing.inUnit(values.max()));
    }
}
