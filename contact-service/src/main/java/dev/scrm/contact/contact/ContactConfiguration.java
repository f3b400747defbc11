package dev.scrm.contact.contact;

import dev.scrm.contact.field.Fields;
import dev.scrm.contact.field.ReadValues;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.group.LearnGroups;
import dev.scrm.contact.livecode.LiveCodes;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.tag.TagCatalogue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {
    @Bean
    IdentityIds identityIds(IdKey key) {
        return new IdentityIds(key);
    }

    @Bean
    IdentitySeal identitySeal(PersonalSeal seal) {
        return new IdentitySeal(seal);
    }

    @Bean
    LearnFacts learnFacts(Contacts contacts, LiveCodes liveCodes) {
        return new LearnFacts(contacts, liveCodes);
    }

    @Bean
    FindContact findContact(Contacts contacts) {
        return new FindContact(contacts);
    }

    @Bean
    TellFields tellFields(Contacts contacts, ReadValues readValues, Clock clock) {
        return new TellFields(new TakeStatements(contacts), readValues, clock);
    }

    @Bean
    MoveToStage moveToStage(Contacts contacts, StagesOfCorps stagesOfCorps, Clock clock) {
        return new MoveToStage(new TakeStatements(contacts), stagesOfCorps, clock);
    }

    @Bean
    StateConsent stateConsent(Contacts contacts, Clock clock) {
        return new StateConsent(new TakeStatements(contacts), clock);
    }

    @Bean
    TellMembership tellMembership(Contacts contacts, Clock clock) {
        return new TellMembership(new TakeStatements(contacts), clock);
    }

    @Bean
    ChangeTags changeTags(Contacts contacts, TagCatalogue catalogue, Clock clock) {
        return new ChangeTags(new TakeStatements(contacts), new KnownTags(catalogue), clock);
    }

    @Bean
    TakeTagCommands takeTagCommands(Contacts contacts, TagCatalogue catalogue, Clock clock) {
        return new TakeTagCommands(contacts, new KnownTags(catalogue), clock);
    }

    @Bean
    EndTags endTags(Contacts contacts, TagCatalogue catalogue, Clock clock) {
        return new EndTags(contacts, catalogue, clock);
    }

    @Bean
    SettleMerges settleMerges(Contacts contacts) {
        return new SettleMerges(contacts);
    }

    @Bean
    SeeGroups seeGroups(Contacts contacts, GroupChats groups, LearnGroups learnGroups) {
        return new SeeGroups(contacts, groups, learnGroups);
    }

    @Bean
    ListContacts listContacts(Contacts contacts, Fields fields) {
        return new ListContacts(contacts, fields);
    }
}
