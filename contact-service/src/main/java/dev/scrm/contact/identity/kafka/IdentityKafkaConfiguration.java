package dev.scrm.contact.identity.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A group of its own, which hears what contacts tell about themselves. */
@Configuration(proxyBeanMethods = false)
class IdentityKafkaConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> identifiedContacts(
            EventListeners listeners, IdentityListener listener) {
        return listeners.listen("contact-service-identities", List.of(Topics.CONTACT_EVENTS), listener);
    }
}
