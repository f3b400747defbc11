package dev.scrm.gateway.massmessages;

import dev.scrm.gateway.commands.FollowUps;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the following of mass messages. */
@Configuration(proxyBeanMethods = false)
class MassMessagesConfiguration {
    @Bean
    FollowUps massMessageFollowUps(FollowedMessages messages, MassMessageSettings settings, Clock clock) {
        return new BeginToFollow(messages, settings, clock);
    }

    @Bean
    FollowMassMessages followMassMessages(
            WecomApi wecom,
            Corps corps,
            FollowedMessages messages,
            MassMessageLog log,
            MassMessageSettings settings,
            Clock clock) {
        return new FollowMassMessages(wecom, corps, messages, log, settings, clock);
    }
}
