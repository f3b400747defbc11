package dev.scrm.contact.behavior.kafka;

import dev.scrm.contact.behavior.BehaviorSettings;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Groups of their own: however many behaviours come, contacts do not lag behind. */
@Configuration(proxyBeanMethods = false)
class BehaviorKafkaConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> submittedBehaviors(
            EventListeners listeners, SubmissionListener listener, BehaviorSettings settings) {
        var container = listeners.listen("contact-service-behaviors", List.of(Topics.BEHAVIOR_SUBMISSIONS), listener);
        container.setConcurrency(settings.consumerThreads());
        return container;
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> contactsWithBehaviors(
            EventListeners listeners, NewContactListener listener) {
        return listeners.listen("contact-service-waiting-behaviors", List.of(Topics.CONTACT_EVENTS), listener);
    }
}
