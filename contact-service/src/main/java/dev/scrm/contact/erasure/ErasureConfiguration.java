package dev.scrm.contact.erasure;

import dev.scrm.contact.audit.AuditChains;
import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.audit.HeadSeal;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.identity.ClaimIdentities;
import dev.scrm.contact.portrait.Predictions;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.tag.TagCatalogue;
import dev.scrm.contact.timeline.Timelines;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ErasureSettings.class)
class ErasureConfiguration {
    @Bean
    RequestErasure requestErasure(
            FindContact findContact, Erasures erasures, ErasureSettings settings, Clock clock, RandomGenerator random) {
        List<String> services = new ArrayList<>(settings.services());
        services.addFirst(EraseStores.SERVICE);
        return new RequestErasure(findContact, erasures, services, settings.waiting(), clock, random);
    }

    @Bean
    FollowErasures followErasures(Erasures erasures, ErasureSettings settings, Clock clock) {
        return new FollowErasures(erasures, settings.overdueAfter(), clock);
    }

    @Bean
    EraseStores eraseStores(
            Erasures erasures,
            Contacts contacts,
            PersonStores stores,
            ClaimIdentities claimIdentities,
            IdentityIds ids,
            Clock clock) {
        return new EraseStores(erasures, contacts, stores, claimIdentities, ids, clock);
    }

    @Bean
    Certify certify(HeadSeal seal, AuditChains chains) {
        return new Certify(seal, chains, WhatStays.ALL);
    }

    @Bean
    CarryOutErasures carryOutErasures(
            Erasures erasures,
            Contacts contacts,
            EraseStores eraseStores,
            Certify certify,
            AuditIntake trail,
            IdentityIds ids,
            ErasureSettings settings,
            Clock clock) {
        var askAgain = new AskAgain(settings.askAgain(), settings.askAgainAtMost());
        return new CarryOutErasures(
                erasures, contacts, eraseStores, certify, trail, ids, askAgain, settings.sendsArriveWithin(), clock);
    }

    @Bean
    CopyData copyData(
            FindContact findContact,
            Fields fields,
            TagCatalogue tags,
            Predictions predictions,
            SegmentMembers members,
            Segments segments,
            GroupChats groups,
            Timelines timelines,
            Behaviors behaviors) {
        return new CopyData(findContact, fields, tags, predictions, members, segments, groups, timelines, behaviors);
    }
}
