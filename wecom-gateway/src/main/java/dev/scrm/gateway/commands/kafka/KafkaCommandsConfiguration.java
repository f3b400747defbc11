package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.CarryOutCommands;
import dev.scrm.gateway.commands.CommandFormat;
import dev.scrm.gateway.commands.CommandSettings;
import dev.scrm.gateway.commands.LaneLags;
import dev.scrm.gateway.commands.Outcomes;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.KafkaSettings;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Wires the listeners: a group for each lane reads the same topic, so that none waits for another's calls.
 */
@Configuration(proxyBeanMethods = false)
class KafkaCommandsConfiguration {
    @Bean
    Outcomes outcomes(EventPublisher publisher) {
        return new KafkaOutcomes(publisher);
    }

    @Bean
    LaneLags laneLags(KafkaSettings settings) {
        return new KafkaLaneLags(settings, Topics.WECOM_COMMANDS, KafkaCommandsConfiguration::group);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> urgentCommands(
            EventListeners listeners, CommandFormat format, CarryOutCommands carryOut, CommandSettings settings) {
        var container = listen(CallLane.URGENT, listeners, format, carryOut);
        container.setConcurrency(settings.urgentThreads());
        return container;
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> interactiveCommands(
            EventListeners listeners, CommandFormat format, CarryOutCommands carryOut) {
        return listen(CallLane.INTERACTIVE, listeners, format, carryOut);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> bulkCommands(
            EventListeners listeners, CommandFormat format, CarryOutCommands carryOut) {
        return listen(CallLane.BULK, listeners, format, carryOut);
    }

    /** It keeps its name whatever the lanes are called: under a new one it would begin anew. */
    private static String group(CallLane lane) {
        return switch (lane) {
            case URGENT -> "wecom-gateway-welcomes";
            case INTERACTIVE -> "wecom-gateway-messages";
            case BULK -> "wecom-gateway";
        };
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> listen(
            CallLane lane, EventListeners listeners, CommandFormat format, CarryOutCommands carryOut) {
        return listeners.listen(
                group(lane), List.of(Topics.WECOM_COMMANDS), new CommandListener(format, carryOut, lane));
    }
}
