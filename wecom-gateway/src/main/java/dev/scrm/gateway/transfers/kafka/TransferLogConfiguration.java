package dev.scrm.gateway.transfers.kafka;

import dev.scrm.gateway.transfers.TransferLog;
import dev.scrm.platform.messaging.EventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the log. */
@Configuration(proxyBeanMethods = false)
class TransferLogConfiguration {
    @Bean
    TransferLog transferLog(EventPublisher publisher) {
        return new KafkaTransferLog(publisher);
    }
}
