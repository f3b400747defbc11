package dev.scrm.gateway.corps;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the corps. */
@Configuration(proxyBeanMethods = false)
class CorpsConfiguration {
    @Bean
    CorpDirectory corps(CorpsSettings settings, Registrations registrations, Clock clock) {
        return new CorpDirectory(settings.toCorps(), registrations, clock);
    }

    @Bean
    ReadCorps readCorps(CorpsSettings settings, Registrations registrations) {
        return new ReadCorps(settings.toCorps(), registrations);
    }

    @Bean
    ChangeCorps changeCorps(Registrations registrations, ReadCorps readCorps, CorpDirectory directory, Clock clock) {
        return new ChangeCorps(registrations, readCorps, directory, clock);
    }
}
