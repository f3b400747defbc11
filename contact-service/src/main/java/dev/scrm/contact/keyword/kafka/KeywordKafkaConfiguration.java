package dev.scrm.contact.keyword.kafka;

import dev.scrm.contact.keyword.NoticeKeywords;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.MessageBodies;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Without the keyset that messages are sealed with nobody listens; what came meanwhile is heard once it is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("scrm.message-keyset")
class KeywordKafkaConfiguration {
    @Bean
    CustomerMessageListener customerMessageListener(NoticeKeywords noticeKeywords, MessageBodies bodies) {
        return new CustomerMessageListener(noticeKeywords, bodies);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> messageKeywordsContainer(
            EventListeners listeners, CustomerMessageListener listener) {
        return listeners.listen("contact-service-message-keywords", List.of(Topics.WECOM_MESSAGES), listener);
    }
}
