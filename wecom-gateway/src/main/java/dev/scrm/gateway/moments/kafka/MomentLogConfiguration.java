package dev.scrm.gateway.moments.kafka;

import dev.scrm.gateway.moments.MomentLog;
import dev.scrm.platform.messaging.EventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the log. */
@Configuration(proxyBeanMethods = false)
class MomentLogConfiguration {
    @Bean
    MomentLog momentLog(EventPublisher publisher) {
        return new KafkaMomentLog(publisher);
    }
}
