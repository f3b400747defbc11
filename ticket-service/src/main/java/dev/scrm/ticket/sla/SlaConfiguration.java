package dev.scrm.ticket.sla;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the promises together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SlaSettings.class)
class SlaConfiguration {
    @Bean
    ResponseTarget responseTarget(SlaSettings settings) {
        return new ResponseTarget(settings.firstResponse());
    }
}
