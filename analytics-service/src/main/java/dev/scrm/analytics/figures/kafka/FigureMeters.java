package dev.scrm.analytics.figures.kafka;

import dev.scrm.analytics.AnalyticsMetric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the topology tells about itself. Work that a crash undoes is counted again when it is done again. */
final class FigureMeters {
    private final Counter counted;
    private final Counter dead;
    private final Counter parked;

    FigureMeters(MeterRegistry registry) {
        counted = registry.counter(AnalyticsMetric.FACTS_COUNTED.meterName());
        dead = registry.counter(AnalyticsMetric.EVENTS_DEAD.meterName(), "group", FigureStreams.APPLICATION);
        parked = registry.counter(AnalyticsMetric.EVENTS_PARKED.meterName(), "group", FigureStreams.APPLICATION);
    }

    void counted() {
        counted.increment();
    }

    void dead() {
        dead.increment();
    }

    void parked() {
        parked.increment();
    }
}
