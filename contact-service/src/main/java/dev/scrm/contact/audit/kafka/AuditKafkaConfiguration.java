package dev.scrm.contact.audit.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Groups of their own: the trail waits for nobody, and nobody for it. */
@Configuration(proxyBeanMethods = false)
class AuditKafkaConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> auditRecords(EventListeners listeners, AuditListener listener) {
        return listeners.listen("contact-service-audit", List.of(Topics.AUDIT_RECORDS), listener);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> changesOfContacts(
            EventListeners listeners, ContactChangeListener listener) {
        return listeners.listen("contact-service-audit-changes", List.of(Topics.CONTACT_EVENTS), listener);
    }
}
