package dev.scrm.contact.tag.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Which topics the catalogue listens to. */
@Configuration(proxyBeanMethods = false)
class TagKafkaConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> wecomTags(EventListeners listeners, WecomTagListener listener) {
        return listeners.listen(
                "contact-service-tags",
                List.of(Topics.WECOM_CALLBACKS, Topics.WECOM_OUTCOMES, Topics.WECOM_SNAPSHOTS),
                listener);
    }
}
