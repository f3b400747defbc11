package dev.scrm.contact.contact.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Which topics the feature listens to. */
@Configuration(proxyBeanMethods = false)
class ContactKafkaConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> wecomEvents(EventListeners listeners, WecomListener listener) {
        return listeners.listen(
                "contact-service",
                List.of(Topics.WECOM_CALLBACKS, Topics.WECOM_OUTCOMES, Topics.WECOM_SNAPSHOTS),
                listener);
    }

    /** A group of its own: what is asked of contacts does not wait behind what WeCom tells. */
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> contactCommands(
            EventListeners listeners, ContactCommandListener listener) {
        return listeners.listen("contact-service-commands", List.of(Topics.CONTACT_COMMANDS), listener);
    }
}
