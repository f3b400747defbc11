package dev.scrm.contact.audit.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.AuditRecord.Actor;
import dev.scrm.contact.audit.AuditRecord.Reason;
import dev.scrm.contact.audit.AuditRecord.References;
import dev.scrm.contact.audit.AuditRecord.Subject;
import dev.scrm.contact.audit.AuditStep;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Audit records as events of their corp. */
final class AuditMessages {
    static final EventType RECORDED = EventType.of("scrm.audit.recorded.v1");
    private static final String SOURCE = "/contact-service";

    private AuditMessages() {}

    /** {@code scrm.audit.recorded.v1}. */
    record Recorded(
            String kind,
            String operation,
            String step,
            String actor,
            @Nullable List<String> roles,
            @Nullable String dataScope,
            @Nullable List<String> contactIds,
            @Nullable Map<String, String> filters,
            int count,
            @Nullable List<String> unmasked,
            @Nullable String request,
            @Nullable String before,
            @Nullable String after,
            @Nullable String purpose,
            @Nullable String because) {
        Recorded {
            requireNonNull(kind, "kind");
            requireNonNull(operation, "operation");
            requireNonNull(step, "step");
            requireNonNull(actor, "actor");
        }

        static Recorded of(AuditRecord record) {
            var actor = record.actor();
            var subject = record.subject();
            var references = Optional.ofNullable(record.references());
            var reason = Optional.ofNullable(record.reason());
            return new Recorded(
                    record.kind().word(),
                    record.operation(),
                    record.step().word(),
                    actor.name(),
                    orAbsent(actor.roles()),
                    actor.dataScope(),
                    orAbsent(subject.contactIds()),
                    subject.filters().isEmpty() ? null : subject.filters(),
                    subject.count(),
                    orAbsent(subject.unmasked()),
                    record.request(),
                    references.map(References::before).orElse(null),
                    references.map(References::after).orElse(null),
                    reason.map(Reason::purpose).orElse(null),
                    reason.map(Reason::because).orElse(null));
        }

        AuditRecord record(EventEnvelope envelope) {
            return new AuditRecord(
                    envelope.id(),
                    envelope.corpId(),
                    envelope.time(),
                    AuditKind.of(kind),
                    operation,
                    AuditStep.of(step),
                    new Actor(actor, orNone(roles), dataScope),
                    new Subject(
                            orNone(contactIds),
                            new TreeMap<>(filters == null ? Map.of() : filters),
                            count,
                            orNone(unmasked)),
                    request,
                    before == null && after == null ? null : new References(before, after),
                    purpose == null ? null : new Reason(purpose, because));
        }

        private static @Nullable List<String> orAbsent(List<String> list) {
            return list.isEmpty() ? null : list;
        }

        private static List<String> orNone(@Nullable List<String> list) {
            return list == null ? List.of() : list;
        }
    }

    /** Keyed by the corp, whose records have one order. */
    static OutboxMessage message(AuditRecord record) {
        var envelope = new EventEnvelope(
                record.id(),
                RECORDED,
                SOURCE,
                null,
                record.at(),
                record.corpId(),
                0,
                null,
                null,
                null,
                EventData.write(Recorded.of(record)));
        return new OutboxMessage(Topics.AUDIT_RECORDS, record.corpId(), envelope);
    }

    static AuditRecord read(EventEnvelope envelope) {
        return EventData.read(envelope, RECORDED.version(), Recorded.class).record(envelope);
    }
}
