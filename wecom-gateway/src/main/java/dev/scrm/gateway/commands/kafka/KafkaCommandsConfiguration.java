package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.commands.CarryOutCommands;
import dev.scrm.gateway.commands.CommandFormat;
import dev.scrm.gateway.commands.CommandSettings;
import dev.scrm.gateway.commands.Outcomes;
import dev.scrm.gateway.commands.Urgency;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Wires the listeners: a group for each urgency reads the same topic, so that none waits for another's calls. */
@Configuration(proxyBeanMethods = false)
class KafkaCommandsConfiguration {
    @Bean
    Outcomes outcomes(EventPublisher publisher) {
        return new KafkaOutcomes(publisher);
    }

    @Bean
    CommandFormat commandFormat() {
        return CommandReader::readAgain;
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> welcomes(
            EventListeners listeners, CarryOutCommands carryOut, CommandSettings settings) {
        var container = listen("wecom-gateway-welcomes", Urgency.WELCOME, listeners, carryOut);
        container.setConcurrency(settings.welcomeThreads());
        return container;
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> messages(EventListeners listeners, CarryOutCommands carryOut) {
        return listen("wecom-gateway-messages", Urgency.MESSAGE, listeners, carryOut);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> upkeep(EventListeners listeners, CarryOutCommands carryOut) {
        return listen("wecom-gateway", Urgency.UPKEEP, listeners, carryOut);
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> listen(
            String group, Urgency urgency, EventListeners listeners, CarryOutCommands carryOut) {
        return listeners.listen(group, List.of(Topics.WECOM_COMMANDS), new CommandListener(carryOut, urgency));
    }
}
