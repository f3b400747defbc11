package dev.scrm.gateway.service.kafka;

import dev.scrm.gateway.service.FetchServiceMessages;
import dev.scrm.gateway.service.ServiceMessageLog;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.MessageBodies;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Wires the doorbell and the messages. */
@Configuration(proxyBeanMethods = false)
class KafkaServiceConfiguration {
    @Bean
    ServiceMessageLog serviceMessageLog(EventPublisher publisher, MessageBodies bodies) {
        return new KafkaServiceMessageLog(publisher, bodies);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> serviceDoorbells(
            EventListeners listeners, FetchServiceMessages fetchServiceMessages) {
        var container = listeners.listen(
                "wecom-gateway-service-messages",
                List.of(Topics.WECOM_CALLBACKS),
                new DoorbellListener(fetchServiceMessages));
        container.getContainerProperties().setKafkaConsumerProperties(forAFewOfMany());
        return container;
    }

    /** Nearly all that is read is passed over, so it is read in large pieces; a doorbell waits 50 ms for that at most. */
    private static Properties forAFewOfMany() {
        var settings = new Properties();
        settings.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, DoorbellsOnly.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "32768");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
        return settings;
    }
}
