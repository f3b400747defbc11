package dev.scrm.contact.timeline.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A group of its own: timelines may lag behind, contacts may not. */
@Configuration(proxyBeanMethods = false)
class TimelineKafkaConfiguration {
    private static final List<String> TOPICS =
            List.of(Topics.CONTACT_EVENTS, Topics.WECOM_MESSAGES, Topics.TICKET_EVENTS, Topics.WECOM_OUTCOMES);

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> timelineEvents(
            EventListeners listeners, TimelineListener listener) {
        return listeners.listen("contact-service-timeline", TOPICS, listener);
    }
}
