package dev.scrm.contact.sidebar.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A group of its own. */
@Configuration(proxyBeanMethods = false)
class SidebarKafkaConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> sidebarTickets(
            EventListeners listeners, TicketListener listener) {
        return listeners.listen("contact-service-sidebar", List.of(Topics.TICKET_EVENTS), listener);
    }
}
