package dev.scrm.gateway.callbacks.kafka;

import dev.scrm.gateway.callbacks.CallbackSettings;
import dev.scrm.platform.messaging.KafkaSettings;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires Kafka for callbacks. */
@Configuration(proxyBeanMethods = false)
class KafkaEventLogConfiguration {
    /** Staggered callbacks make small batches; waiting this long for company costs the broker a fifth of none. */
    private static final int LINGER_MILLIS = 3;

    @Bean
    KafkaEventLog kafkaEventLog(KafkaSettings kafka, CallbackSettings callbacks) {
        return new KafkaEventLog(new KafkaProducer<>(settings(kafka, callbacks)));
    }

    static Map<String, Object> settings(KafkaSettings kafka, CallbackSettings callbacks) {
        int budget = (int) callbacks.kafkaBudget().toMillis();
        var settings = kafka.producer();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "callbacks");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        // A batch of a few callbacks hardly gets smaller, and packing them costs a tenth of what all the rest does.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, budget * 3 / 4);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, budget);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, budget / 4);
        settings.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG, callbacks.bufferMemory().toBytes());
        // A broker that comes back is found soon: the spool waits for it.
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }
}
