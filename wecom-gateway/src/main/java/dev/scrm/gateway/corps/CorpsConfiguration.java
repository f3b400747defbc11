package dev.scrm.gateway.corps;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the corps. */
@Configuration(proxyBeanMethods = false)
class CorpsConfiguration {
    @Bean
    Corps corps(CorpsSettings settings) {
        return new CorpsFromSettings(settings.toCorps());
    }
}
