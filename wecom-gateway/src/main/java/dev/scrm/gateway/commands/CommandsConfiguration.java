package dev.scrm.gateway.commands;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.media.MediaFiles;
import dev.scrm.gateway.media.UploadMedia;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the commands. */
@Configuration(proxyBeanMethods = false)
class CommandsConfiguration {
    @Bean
    FillIn fillIn(Ledger ledger, MediaFiles files, UploadMedia uploadMedia, Clock clock) {
        return new FillIn(ledger, new MediaUse(files, uploadMedia, clock), clock);
    }

    @Bean
    SpareErased spareErased(ErasedContacts erased, Clock clock) {
        return new SpareErased(erased, clock);
    }

    @Bean
    CallLines callLines(
            WecomApi wecom,
            Creations creations,
            CallMarks marks,
            SpareErased spareErased,
            Corps corps,
            FillIn fillIn,
            CommandCounts counts,
            Clock clock,
            Ledger ledger) {
        var carryOut = new CarryOut(wecom, creations, marks, spareErased, corps, fillIn, clock);
        return new CallLines(carryOut, spareErased, ledger, counts, clock);
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
    ForgetErased forgetErased(ErasedContacts erased, Ledger ledger) {
        return new ForgetErased(erased, ledger);
    }

    @Bean
    TrimLedger trimLedger(Ledger ledger, Creations creations, CallMarks marks, CommandSettings settings, Clock clock) {
        return new TrimLedger(ledger, creations, marks, settings.kept(), clock);
    }
}
