package dev.scrm.gateway.massmessages.kafka;

import dev.scrm.gateway.massmessages.MassMessageLog;
import dev.scrm.platform.messaging.EventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the log. */
@Configuration(proxyBeanMethods = false)
class MassMessageLogConfiguration {
    @Bean
    MassMessageLog massMessageLog(EventPublisher publisher) {
        return new KafkaMassMessageLog(publisher);
    }
}
