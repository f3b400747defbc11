package dev.scrm.contact.erasure;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.audit.AuditChains;
import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.AuditStep;
import dev.scrm.contact.audit.HeadSeal;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the certificate of an erasure, and tells whether one is genuine. */
public final class Certify {
    private static final String KIND = "erasure-certificate";

    /** Topics that carry something of people; what else there is of them goes by itself with its topic's time. */
    private static final List<String> OF_PEOPLE = List.of(
            Topics.WECOM_CALLBACKS,
            Topics.WECOM_MESSAGES,
            Topics.WECOM_COMMANDS,
            Topics.WECOM_OUTCOMES,
            Topics.WECOM_SNAPSHOTS,
            Topics.CONTACT_EVENTS,
            Topics.CONTACT_COMMANDS,
            Topics.BEHAVIOR_SUBMISSIONS,
            Topics.BEHAVIOR_EVENTS,
            Topics.SEGMENT_EVENTS,
            Topics.SEGMENT_HISTORIES,
            Topics.TICKET_EVENTS,
            Topics.JOURNEY_EVENTS);

    /** What somebody who presents a certificate is told. */
    public enum Verdict {
        /** It is what was certified. */
        GENUINE,
        /** Its hash is not that of what it says. */
        CHANGED,
        /** It was not sealed here, or under another key. */
        NOT_SEALED,
        /** The audit trail does not know it. */
        NOT_IN_THE_TRAIL
    }

    private final HeadSeal seal;
    private final AuditChains chains;
    private final List<WhatStays> stays;

    Certify(HeadSeal seal, AuditChains chains, List<WhatStays> stays) {
        this.seal = seal;
        this.chains = chains;
        this.stays = List.copyOf(stays);
    }

    Certificate certify(Erasure erasure, Instant now) {
        var request = erasure.request();
        var content = new Certificate.Content(
                erasure.corpId(),
                erasure.id(),
                erasure.traces().contactIds(),
                request.reason().word(),
                request.by(),
                request.at(),
                requireNonNull(erasure.erasedAt(), "erasedAt"),
                now,
                erasure.summary(),
                kept(now));
        var hash = content.hash();
        return new Certificate(content, hash, seal.seal(KIND, content.corpId(), hash));
    }

    private List<Certificate.Kept> kept(Instant now) {
        List<Certificate.Kept> kept = new ArrayList<>();
        stays.forEach(one -> kept.add(one.from(now)));
        Topics.ALL.stream()
                .filter(topic -> OF_PEOPLE.contains(topic.name()))
                .forEach(topic -> kept.add(new Certificate.Kept(
                        topic.name(),
                        "删除之前已写入的消息",
                        "Kafka 消息到期自动删除，不能单独删除一条",
                        now.plus(Duration.ofDays(topic.retentionDays())))));
        return kept;
    }

    /** The same however often it is submitted. */
    AuditRecord record(Certificate.Content content, String hash) {
        return new AuditRecord(
                recordId(content, hash),
                content.corpId(),
                content.completedAt(),
                AuditKind.CHANGE,
                "erasure-certified",
                AuditStep.DONE,
                new AuditRecord.Actor("service:contact-service", List.of(), null),
                new AuditRecord.Subject(
                        content.contactIds(),
                        new TreeMap<>(Map.of("erasureId", content.erasureId())),
                        content.contactIds().size(),
                        List.of()),
                null,
                new AuditRecord.References(null, hash),
                null);
    }

    private static String recordId(Certificate.Content content, String hash) {
        return Ids.derived(KIND, content.corpId(), content.erasureId(), hash);
    }

    /** Whether somebody presents what was certified. */
    public Verdict verify(Certificate presented) {
        var content = presented.content();
        if (!content.hash().equals(presented.hash())) {
            return Verdict.CHANGED;
        }
        if (!seal.isSeal(presented.seal(), KIND, content.corpId(), presented.hash())) {
            return Verdict.NOT_SEALED;
        }
        var recordId = recordId(content, presented.hash());
        return chains.linked(content.corpId(), Set.of(recordId)).isEmpty() ? Verdict.NOT_IN_THE_TRAIL : Verdict.GENUINE;
    }
}
