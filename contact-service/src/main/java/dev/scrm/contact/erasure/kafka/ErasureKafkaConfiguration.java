package dev.scrm.contact.erasure.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Which topics the feature listens to. */
@Configuration(proxyBeanMethods = false)
class ErasureKafkaConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> erasures(EventListeners listeners, ErasureListener listener) {
        return listeners.listen("contact-service-erasures", List.of(Topics.CONTACT_ERASURES), listener);
    }
}
