package dev.scrm.gateway.commands;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the commands. */
@Configuration(proxyBeanMethods = false)
class CommandsConfiguration {
    @Bean
    CallLines callLines(
            WecomApi wecom, Creations creations, Corps corps, Ledger ledger, CommandCounts counts, Clock clock) {
        var carryOut = new CarryOut(wecom, creations, corps, new FillIn(ledger, clock), clock);
        return new CallLines(carryOut, counts, clock);
    }

    @Bean
    CarryOutCommands carryOutCommands(
            Ledger ledger,
            WaitingLines waitingLines,
            CallLines callLines,
            List<FollowUps> followUps,
            Outcomes outcomes,
            CommandCounts counts,
            Clock clock) {
        return new CarryOutCommands(
                ledger, waitingLines, callLines, new FollowedOutcomes(followUps, outcomes), counts, clock);
    }

    @Bean
    CarryOutWaiting carryOutWaiting(
            Ledger ledger,
            WaitingLines waitingLines,
            CallLines callLines,
            List<FollowUps> followUps,
            Outcomes outcomes,
            Clock clock) {
        return new CarryOutWaiting(ledger, waitingLines, callLines, new FollowedOutcomes(followUps, outcomes), clock);
    }

    @Bean
    CancelCommand cancelCommand(Ledger ledger, WaitingLines waitingLines, Clock clock) {
        return new CancelCommand(ledger, waitingLines, clock);
    }

    @Bean
    TrimLedger trimLedger(Ledger ledger, Creations creations, CommandSettings settings, Clock clock) {
        return new TrimLedger(ledger, creations, settings.kept(), clock);
    }
}
