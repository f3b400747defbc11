package dev.scrm.gateway.reconciliation.kafka;

import dev.scrm.gateway.reconciliation.DifferenceCounts;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.PartProgress;
import dev.scrm.gateway.reconciliation.Run;
import dev.scrm.gateway.reconciliation.Snapshot;
import dev.scrm.gateway.reconciliation.Snapshots;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.MessageBodies;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Snapshots as events, each under an id derived from run and thing, with the keys that callbacks of the thing have. */
final class KafkaSnapshots implements Snapshots {
    private static final EventType FINISHED = EventType.of("scrm.wecom.reconciliation-finished.v1");
    private static final String SOURCE = "/wecom-gateway";

    private final EventPublisher publisher;
    private final MessageBodies bodies;

    /** What a part was like. */
    private record PartReport(
            String part,
            String state,
            long read,
            long published,
            long unreadable,
            @Nullable Integer errorCode,
            @Nullable Boolean customerContactOnly,
            @Nullable Instant comparedWith,
            long appeared,
            long changed,
            long changedSilently,
            long vanished,
            long missed) {
        static PartReport of(PartProgress part) {
            DifferenceCounts counts = part.counts();
            return new PartReport(
                    part.part().word(),
                    part.state().name().toLowerCase(Locale.ROOT),
                    part.read(),
                    part.published(),
                    part.unreadable(),
                    part.errorCode() == 0 ? null : part.errorCode(),
                    part.customerContactOnly() ? true : null,
                    part.since(),
                    counts.appeared(),
                    counts.changed(),
                    counts.changedSilently(),
                    counts.vanished(),
                    counts.missed());
        }
    }

    private record Report(
            String reconciliationId,
            String status,
            @Nullable String reason,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            long missed,
            List<PartReport> parts) {}

    KafkaSnapshots(EventPublisher publisher, MessageBodies bodies) {
        this.publisher = publisher;
        this.bodies = bodies;
    }

    @Override
    public void tell(Run run, List<Snapshot> snapshots) {
        publisher.publish(
                snapshots.stream().map(snapshot -> message(run, snapshot)).toList());
    }

    @Override
    public void tellEnd(Run run) {
        var at = run.finishedAt() == null ? run.request().at() : run.finishedAt();
        var report = new Report(
                run.id(),
                run.status().name().toLowerCase(Locale.ROOT),
                run.hindrance() == null ? null : run.hindrance().word(),
                run.request().at(),
                run.finishedAt(),
                run.counts().missed(),
                run.parts().stream().map(PartReport::of).toList());
        var id = Ids.derived("reconciliation", run.corpId(), run.id());
        publisher.publish(List.of(new OutboxMessage(
                Topics.WECOM_SNAPSHOTS, run.corpId(), envelope(id, FINISHED, null, at, run.corpId(), report))));
    }

    private OutboxMessage message(Run run, Snapshot snapshot) {
        var corpId = run.corpId();
        var thing = snapshot.thing();
        var id = Ids.derived(
                "snapshot",
                corpId,
                run.id(),
                snapshot.part().word(),
                snapshot.id(),
                thing == null ? "" : thing.digest());
        var subject = subject(corpId, snapshot);
        var key = snapshot.part() == Part.CONTACTS ? subject : snapshot.id();
        return new OutboxMessage(
                Topics.WECOM_SNAPSHOTS,
                corpId + ":" + key,
                envelope(
                        id,
                        type(snapshot.part()),
                        subject,
                        snapshot.readAt(),
                        corpId,
                        data(run, snapshot, id, subject)));
    }

    /** What callbacks of the thing have as subject. */
    private static String subject(String corpId, Snapshot snapshot) {
        var identity = snapshot.identity();
        return switch (snapshot.part()) {
            case CONTACTS -> Ids.contact(corpId, identity.getOrDefault("externalUserId", ""));
            case STAFF -> identity.getOrDefault("staffId", snapshot.id());
            case DEPARTMENTS, TAGS, GROUP_CHATS, CONTACT_WAYS -> snapshot.id();
        };
    }

    private static EventType type(Part part) {
        return switch (part) {
            case DEPARTMENTS -> EventType.of("scrm.wecom.department-snapshot.v1");
            case STAFF -> EventType.of("scrm.wecom.staff-snapshot.v1");
            case TAGS -> EventType.of("scrm.wecom.contact-tag-snapshot.v1");
            case CONTACTS -> EventType.of("scrm.wecom.external-contact-snapshot.v1");
            case GROUP_CHATS -> EventType.of("scrm.wecom.group-chat-snapshot.v1");
            case CONTACT_WAYS -> EventType.of("scrm.wecom.contact-way-snapshot.v1");
        };
    }

    private Map<String, Object> data(Run run, Snapshot snapshot, String id, String subject) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (snapshot.part() == Part.CONTACTS) {
            data.put("contactId", subject);
        }
        data.putAll(snapshot.identity());
        var thing = snapshot.thing();
        var change = snapshot.change();
        data.put("exists", thing != null);
        data.put("difference", change == null ? "none" : change.word());
        if (thing != null) {
            data.putAll(thing.told());
            data.putAll(thing.silent());
            if (!thing.confidential().isEmpty()) {
                data.put("personalData", bodies.seal(id, EventData.write(thing.confidential())));
            }
        }
        data.put("reconciliationId", run.id());
        data.put("readAt", snapshot.readAt());
        return data;
    }

    private static EventEnvelope envelope(
            String id, EventType type, @Nullable String subject, Instant at, String corpId, Object data) {
        return new EventEnvelope(id, type, SOURCE, subject, at, corpId, 0, null, null, null, EventData.write(data));
    }
}
