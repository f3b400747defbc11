package dev.scrm.journey.instance.kafka;

import dev.scrm.journey.instance.Instances;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Wires the listener to Kafka. */
@Configuration(proxyBeanMethods = false)
class ListenerConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> journeyEventsContainer(
            EventListeners listeners, Instances instances) {
        return listeners.listen(
                "journey-service-projection", List.of(Topics.JOURNEY_EVENTS), new JourneyEventsListener(instances));
    }
}
