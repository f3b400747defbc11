package dev.scrm.ticket.ticket.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.erasure.AnswerErasures;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Which topics the feature listens to. */
@Configuration(proxyBeanMethods = false)
class TicketKafkaConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> wecomMessages(
            EventListeners listeners, WecomMessageListener listener) {
        return listeners.listen("ticket-service", List.of(Topics.WECOM_MESSAGES), listener);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> commandOutcomes(
            EventListeners listeners, OutcomeListener listener) {
        return listeners.listen("ticket-service-outcomes", List.of(Topics.WECOM_OUTCOMES), listener);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> erasures(
            EventListeners listeners, TicketEraser eraser, EventPublisher publisher, Clock clock) {
        return listeners.listen(
                "ticket-service-erasures",
                List.of(Topics.CONTACT_ERASURES),
                new AnswerErasures(TicketEraser.SERVICE, eraser, publisher, clock));
    }
}
