package dev.scrm.platform.messaging;

import dev.scrm.platform.messaging.ParkedKeys.Totals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how much is parked of each group. Every process shows the whole, so that dashboards take the largest. It is
 * looked up beside the scrape, which must not wait for a database that is away.
 */
final class ParkedGauges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedGauges.class);
    private static final Totals NOTHING = new Totals(0, 0);
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final ParkedKeys parkedKeys;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("parked-gauges").factory());
    /** Null while it is not known. */
    private volatile @Nullable Map<String, Totals> totals;

    ParkedGauges(ParkedKeys parkedKeys) {
        this.parkedKeys = parkedKeys;
    }

    void start() {
        var _ = scheduler.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void show(String group, MeterRegistry registry) {
        gauge(MessagingMetric.KEYS_PARKED.meterName(), group, Totals::keys, registry);
        gauge(MessagingMetric.RECORDS_PARKED.meterName(), group, Totals::records, registry);
    }

    private void gauge(String name, String group, ToLongFunction<Totals> value, MeterRegistry registry) {
        Gauge.builder(name, this, gauges -> gauges.of(group, value))
                .tag("group", group)
                .register(registry);
    }

    private double of(String group, ToLongFunction<Totals> value) {
        var known = totals;
        return known == null ? Double.NaN : value.applyAsLong(known.getOrDefault(group, NOTHING));
    }

    void look() {
        try {
            totals = parkedKeys.totals();
        } catch (RuntimeException e) {
            // The gauges say that nothing is known; the next look may know again.
            totals = null;
            LOG.debug("Expected to count what is parked", e);
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
