package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.CarryOutCommands;
import dev.scrm.gateway.commands.CommandFormat;
import dev.scrm.gateway.commands.CommandSettings;
import dev.scrm.gateway.commands.Outcomes;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Wires the listeners: a group for each lane reads the same topic, so that none waits for another's calls. A group keeps its
 * name whatever the lanes are called: under a new one it would begin anew.
 */
@Configuration(proxyBeanMethods = false)
class KafkaCommandsConfiguration {
    @Bean
    Outcomes outcomes(EventPublisher publisher) {
        return new KafkaOutcomes(publisher);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> urgentCommands(
            EventListeners listeners, CommandFormat format, CarryOutCommands carryOut, CommandSettings settings) {
        var container = listen("wecom-gateway-welcomes", CallLane.URGENT, listeners, format, carryOut);
        container.setConcurrency(settings.urgentThreads());
        return container;
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> interactiveCommands(
            EventListeners listeners, CommandFormat format, CarryOutCommands carryOut) {
        return listen("wecom-gateway-messages", CallLane.INTERACTIVE, listeners, format, carryOut);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> bulkCommands(
            EventListeners listeners, CommandFormat format, CarryOutCommands carryOut) {
        return listen("wecom-gateway", CallLane.BULK, listeners, format, carryOut);
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> listen(
            String group, CallLane lane, EventListeners listeners, CommandFormat format, CarryOutCommands carryOut) {
        return listeners.listen(group, List.of(Topics.WECOM_COMMANDS), new CommandListener(format, carryOut, lane));
    }
}
