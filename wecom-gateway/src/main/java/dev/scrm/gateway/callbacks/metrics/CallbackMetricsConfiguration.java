package dev.scrm.gateway.callbacks.metrics;

import static dev.scrm.gateway.GatewayMetric.SPOOL_EVENTS;
import static dev.scrm.gateway.GatewayMetric.SPOOL_OLDEST;

import dev.scrm.gateway.callbacks.CallbackCounts;
import dev.scrm.gateway.callbacks.Spool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the figures. */
@Configuration(proxyBeanMethods = false)
class CallbackMetricsConfiguration {
    @Bean
    CallbackCounts callbackCounts(MeterRegistry meters) {
        return new MeteredCallbacks(meters);
    }

    /** Asked when the metrics are read; a gauge that fails is not a number. */
    @Bean
    MeterBinder spoolMeters(Spool spool, Clock clock) {
        return meters -> {
            Gauge.builder(
                            SPOOL_EVENTS.meterName(),
                            spool,
                            asked -> asked.total().events())
                    .register(meters);
            Gauge.builder(SPOOL_OLDEST.meterName(), spool, asked -> age(asked, clock))
                    .baseUnit("seconds")
                    .register(meters);
        };
    }

    private static double age(Spool spool, Clock clock) {
        var oldest = spool.total().oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}
