package dev.scrm.gateway.service.kafka;

import dev.scrm.gateway.service.Doorbells;
import dev.scrm.gateway.service.FetchServiceMessages;
import dev.scrm.gateway.service.ServiceMessageLog;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.MessageBodies;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Wires the doorbell and the messages. */
@Configuration(proxyBeanMethods = false)
class KafkaServiceConfiguration {
    @Bean
    ServiceMessageLog serviceMessageLog(EventPublisher publisher, MessageBodies bodies, MeterRegistry meters) {
        return new KafkaServiceMessageLog(publisher, new ServiceItemWire(bodies), meters);
    }

    @Bean
    Doorbells doorbells(EventPublisher publisher, Clock clock) {
        return new DoorbellWire(publisher, clock);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> serviceDoorbells(
            EventListeners listeners, FetchServiceMessages fetchServiceMessages, MeterRegistry meters) {
        return listeners.listen(
                "wecom-gateway-service-messages",
                List.of(Topics.WECOM_DOORBELLS),
                new DoorbellListener(fetchServiceMessages, meters));
    }
}
