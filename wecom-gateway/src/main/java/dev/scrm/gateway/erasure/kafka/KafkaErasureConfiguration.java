package dev.scrm.gateway.erasure.kafka;

import dev.scrm.gateway.commands.ErasedContacts;
import dev.scrm.gateway.erasure.EraseContact;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.erasure.AnswerErasures;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Wires the listener. */
@Configuration(proxyBeanMethods = false)
class KafkaErasureConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> erasures(
            EventListeners listeners,
            EraseContact eraseContact,
            ErasedContacts erased,
            EventPublisher publisher,
            Clock clock) {
        var answerErasures = new AnswerErasures(
                "wecom-gateway",
                (corpId, requested) ->
                        eraseContact.erase(corpId, requested.erasureId(), requested.contactId(), requested.erasedAt()),
                publisher,
                clock);
        return listeners.listen(
                "wecom-gateway-erasures",
                List.of(Topics.CONTACT_ERASURES),
                new ErasureListener(answerErasures, erased));
    }
}
