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
    CallLines callLines(WecomApi wecom, Corps corps, Ledger ledger, CommandCounts counts, Clock clock) {
        return new CallLines(new CarryOut(wecom, corps, new FillIn(ledger, clock), clock), counts, clock);
    }

    @Bean
    CarryOutCommands carryOutCommands(
            Ledger ledger,
            WaitingLines waitingLines,
            CallLines callLines,
            Outcomes outcomes,
            CommandCounts counts,
            Clock clock) {
        return new CarryOutCommands(ledger, waitingLines, callLines, outcomes, counts, clock);
    }

    @Bean
    CarryOutWaiting carryOutWaiting(
            Ledger ledger, WaitingLines waitingLines, CallLines callLines, Outcomes outcomes, Clock clock) {
        return new CarryOutWaiting(ledger, waitingLines, callLines, outcomes, clock);
    }

    @Bean
    CancelCommand cancelCommand(Ledger ledger, WaitingLines waitingLines, Clock clock) {
        return new CancelCommand(ledger, waitingLines, clock);
    }

    @Bean
    TrimLedger trimLedger(Ledger ledger, CommandSettings settings, Clock clock) {
        return new TrimLedger(ledger, settings.kept(), clock);
    }
}
