package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.Effect;
import dev.scrm.journey.engine.Input;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what the engine does; shared by all partitions. */
final class EngineMeters {
    private final MeterRegistry registry;
    private final Timer lateness;
    private final Map<Class<?>, Counter> decisions = new ConcurrentHashMap<>();
    private final Map<Class<?>, Counter> effects = new ConcurrentHashMap<>();

    EngineMeters(MeterRegistry registry) {
        this.registry = registry;
        this.lateness = Timer.builder(JourneyMetric.TIMER_LATENESS.id())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
    }

    void decided(Input input) {
        decisions
                .computeIfAbsent(input.getClass(), type -> counter(JourneyMetric.DECISIONS, "input", type))
                .increment();
    }

    void gaveOut(Effect effect) {
        effects.computeIfAbsent(effect.content().getClass(), type -> counter(JourneyMetric.EFFECTS, "type", type))
                .increment();
    }

    void fired(Duration late) {
        lateness.record(late);
    }

    private Counter counter(JourneyMetric metric, String tag, Class<?> type) {
        return registry.counter(metric.id(), tag, type.getSimpleName());
    }
}
