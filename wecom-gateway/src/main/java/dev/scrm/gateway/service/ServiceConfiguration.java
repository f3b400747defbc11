package dev.scrm.gateway.service;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires customer service. */
@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {
    @Bean
    FetchServiceMessages fetchServiceMessages(
            WecomApi wecom, Corps corps, ServiceCursors cursors, ServiceMessageLog log, Clock clock) {
        return new FetchServiceMessages(wecom, corps, cursors, log, clock);
    }
}
