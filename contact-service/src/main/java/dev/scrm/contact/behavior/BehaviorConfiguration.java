package dev.scrm.contact.behavior;

import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.identity.IdentitiesClaimed;
import dev.scrm.contact.identity.IdentityClaims;
import dev.scrm.contact.sealing.IdKey;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BehaviorSettings.class)
class BehaviorConfiguration {
    @Bean
    BehaviorCatalogue behaviorCatalogue(CustomTypes customTypes, PropertySchemas schemas) {
        return new BehaviorCatalogue(customTypes, schemas);
    }

    @Bean
    BehaviorForm behaviorForm(BehaviorCatalogue catalogue, PropertySchemas schemas) {
        return new BehaviorForm(catalogue, schemas);
    }

    /** Keys of sources are secrets: chance that can be foretold will not do. */
    @Bean
    KeepSources keepSources(BehaviorSources sources, Clock clock) {
        return new KeepSources(sources, new SecureRandom(), clock);
    }

    @Bean
    SubmitBehaviors submitBehaviors(
            BehaviorForm form, Intake intake, Quarantine quarantine, SourceFigures figures, IdKey idKey, Clock clock) {
        return new SubmitBehaviors(form, intake, quarantine, figures, idKey, clock);
    }

    @Bean
    TellNoticed tellNoticed(Intake intake, Clock clock) {
        return new TellNoticed(intake, clock);
    }

    @Bean
    SubmitOnce submitOnce(SubmitBehaviors submitBehaviors, Receipts receipts, IdKey idKey, Clock clock) {
        return new SubmitOnce(submitBehaviors, receipts, idKey, clock);
    }

    @Bean
    Resolve resolveOwners(IdentityClaims claims, Contacts contacts) {
        return new Resolve(claims, contacts);
    }

    @Bean
    Forgotten forgottenBehaviors(Contacts contacts, IdentityIds ids) {
        return new Forgotten(contacts, ids);
    }

    @Bean
    KeepAndTell keepAndTell(Behaviors behaviors, BehaviorNews news, Forgotten forgotten) {
        return new KeepAndTell(behaviors, news, forgotten);
    }

    @Bean
    ReleaseWaiting releaseWaiting(
            WaitingBehaviors waitingBehaviors, Resolve resolve, KeepAndTell keepAndTell, SourceFigures figures) {
        return new ReleaseWaiting(waitingBehaviors, resolve, keepAndTell, figures);
    }

    @Bean
    RecordBehaviors recordBehaviors(
            WaitingBehaviors waitingBehaviors,
            Resolve resolve,
            KeepAndTell keepAndTell,
            ReleaseWaiting releaseWaiting,
            Forgotten forgotten,
            IdentityIds ids) {
        return new RecordBehaviors(
                resolve, keepAndTell, new KeepWaiting(waitingBehaviors, resolve, releaseWaiting, ids), forgotten);
    }

    @Bean
    TakeFromIntake takeFromIntake(
            BehaviorForm form,
            BehaviorSources sources,
            Quarantine quarantine,
            RecordBehaviors recordBehaviors,
            SourceFigures figures,
            KnowReplayed knowReplayed,
            IntakeMarks marks,
            IdKey idKey,
            Clock clock) {
        return new TakeFromIntake(
                form, sources, quarantine, recordBehaviors, figures, knowReplayed, marks, idKey, clock);
    }

    @Bean
    KnowReplayed knowReplayed(IntakeMarks marks, Behaviors behaviors, WaitingBehaviors waitingBehaviors, IdKey idKey) {
        return new KnowReplayed(marks, behaviors, waitingBehaviors, idKey);
    }

    @Bean
    ReplayQuarantined replayQuarantined(
            BehaviorForm form, Intake intake, Quarantine quarantine, IdKey idKey, Clock clock) {
        return new ReplayQuarantined(form, intake, quarantine, idKey, clock);
    }

    @Bean
    ForgetBehaviors forgetBehaviors(
            Behaviors behaviors,
            WaitingBehaviors waitingBehaviors,
            Quarantine quarantine,
            Receipts receipts,
            IntakeMarks marks,
            Clock clock) {
        return new ForgetBehaviors(behaviors, waitingBehaviors, quarantine, receipts, marks, clock);
    }

    @Bean
    IdentitiesClaimed releaseBehaviors(ReleaseWaiting releaseWaiting, IdentityIds ids) {
        return (corpId, keys) -> releaseWaiting.release(
                corpId,
                keys.stream()
                        .map((IdentityKey key) -> Subject.awaitedIdentity(corpId, key, ids))
                        .toList());
    }
}
