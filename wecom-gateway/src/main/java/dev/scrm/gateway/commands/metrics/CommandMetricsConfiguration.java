package dev.scrm.gateway.commands.metrics;

import dev.scrm.gateway.commands.CommandCounts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the figures. */
@Configuration(proxyBeanMethods = false)
class CommandMetricsConfiguration {
    @Bean
    CommandCounts commandCounts(MeterRegistry meters, Clock clock) {
        return new MeteredCommands(meters, clock);
    }
}
