package dev.scrm.gateway.deadletters.kafka;

import dev.scrm.gateway.deadletters.DeadLetters;
import dev.scrm.platform.messaging.KafkaSettings;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the dead topics. */
@Configuration(proxyBeanMethods = false)
class KafkaDeadLettersConfiguration {
    @Bean
    DeadLetters deadLetters(KafkaSettings settings, Producer<byte[], byte[]> eventProducer) {
        return new KafkaDeadLetters(settings, eventProducer);
    }
}
