package dev.scrm.analytics.figures.kafka;

import dev.scrm.analytics.AnalyticsMetric;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the topology tells about itself. Work that a crash undoes is counted again when it is done again. */
final class FigureMeters {
    private final Counter counted;
    private final ParkingMeters parking;

    FigureMeters(MeterRegistry registry) {
        counted = registry.counter(AnalyticsMetric.FACTS_COUNTED.meterName());
        parking = new ParkingMeters(StreamsConfiguration.PARKING_GROUP, registry);
    }

    void counted() {
        counted.increment();
    }

    ParkingMeters parking() {
        return parking;
    }
}
