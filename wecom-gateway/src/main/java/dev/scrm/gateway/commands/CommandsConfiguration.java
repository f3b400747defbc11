package dev.scrm.gateway.commands;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the commands. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSettings.class)
class CommandsConfiguration {
    @Bean
    CarryOutCommands carryOutCommands(
            Ledger ledger, WecomApi wecom, Corps corps, Outcomes outcomes, CommandSettings settings, Clock clock) {
        return new CarryOutCommands(ledger, new CarryOut(wecom, corps, clock), outcomes, settings.parallel());
    }
}
