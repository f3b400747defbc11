package dev.scrm.contact.group.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A group of its own: a group chat with hundreds of members holds up no contact. */
@Configuration(proxyBeanMethods = false)
class GroupKafkaConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> wecomGroups(
            EventListeners listeners, WecomGroupListener listener) {
        return listeners.listen(
                "contact-service-groups",
                List.of(Topics.WECOM_CALLBACKS, Topics.WECOM_OUTCOMES, Topics.WECOM_SNAPSHOTS),
                listener);
    }
}
