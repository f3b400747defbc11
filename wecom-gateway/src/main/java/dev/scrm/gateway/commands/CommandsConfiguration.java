package dev.scrm.gateway.commands;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the commands. */
@Configuration(proxyBeanMethods = false)
class CommandsConfiguration {
    @Bean
    CarryOutCommands carryOutCommands(
            Ledger ledger, WecomApi wecom, Corps corps, Outcomes outcomes, CommandSettings settings, Clock clock) {
        return new CarryOutCommands(ledger, new CarryOut(wecom, corps, clock), outcomes, settings.parallel());
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    TrimLedger trimLedger(Ledger ledger, CommandSettings settings, Clock clock) {
        return new TrimLedger(ledger, settings.kept(), clock);
    }
}
