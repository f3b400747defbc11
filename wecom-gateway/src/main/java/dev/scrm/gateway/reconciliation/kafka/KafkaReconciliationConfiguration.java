package dev.scrm.gateway.reconciliation.kafka;

import dev.scrm.gateway.reconciliation.CallbackLog;
import dev.scrm.gateway.reconciliation.CallbackPositions;
import dev.scrm.gateway.reconciliation.Snapshots;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.MessageBodies;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires snapshots and the topic of callbacks. */
@Configuration(proxyBeanMethods = false)
class KafkaReconciliationConfiguration {
    @Bean
    Snapshots snapshots(EventPublisher publisher, MessageBodies bodies) {
        return new KafkaSnapshots(publisher, bodies);
    }

    @Bean
    CallbackLog callbackLog(KafkaSettings settings, CallbackPositions positions, Clock clock) {
        return new KafkaCallbackLog(settings, positions, clock);
    }
}
