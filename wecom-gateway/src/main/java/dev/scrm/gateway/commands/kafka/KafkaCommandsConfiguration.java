package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.commands.CarryOutCommands;
import dev.scrm.gateway.commands.CommandSettings;
import dev.scrm.gateway.commands.Outcomes;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Wires the listeners: two groups read the same topic, so that a slow call never holds up a welcome. */
@Configuration(proxyBeanMethods = false)
class KafkaCommandsConfiguration {
    @Bean
    Outcomes outcomes(EventPublisher publisher) {
        return new KafkaOutcomes(publisher);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> welcomes(
            EventListeners listeners, CarryOutCommands carryOut, CommandSettings settings) {
        var listener = new CommandListener(carryOut, CommandReader::isWelcome);
        var container = listeners.listen("wecom-gateway-welcomes", List.of(Topics.WECOM_COMMANDS), listener);
        container.setConcurrency(settings.welcomeThreads());
        return container;
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> commands(EventListeners listeners, CarryOutCommands carryOut) {
        var listener = new CommandListener(carryOut, envelope -> !CommandReader.isWelcome(envelope));
        return listeners.listen("wecom-gateway", List.of(Topics.WECOM_COMMANDS), listener);
    }
}
