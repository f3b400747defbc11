package dev.scrm.contact.audit.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.AuditRecord.Actor;
import dev.scrm.contact.audit.AuditRecord.References;
import dev.scrm.contact.audit.AuditRecord.Subject;
import dev.scrm.contact.audit.AuditStep;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReadEvents;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what became of contacts, whoever made it so: staff over HTTP, WeCom, or the suite by itself. */
@Component
class ContactChangeListener implements EventBatchHandler {
    private static final String OF_CONTACTS = "scrm.contact.";
    private static final String NOBODY = "service:contact-service";
    private static final Pattern SOMEBODY = Pattern.compile("(?:user|program):.+");

    /** What all events about contacts have, and who made it so where they tell. */
    private record Changed(
            String contactId, @Nullable String by, @Nullable String source) {
        Changed {
            requireNonNull(contactId, "contactId");
        }

        String actor() {
            return Stream.of(by, source)
                    .flatMap(Stream::ofNullable)
                    .filter(name -> SOMEBODY.matcher(name).matches())
                    .findFirst()
                    .orElse(NOBODY);
        }
    }

    private final EventPublisher publisher;

    ContactChangeListener(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return envelope.type().name().startsWith(OF_CONTACTS);
    }

    @Override
    public void handle(List<Lane> lanes) {
        var told = ReadEvents.of(lanes, ContactChangeListener::record);
        publisher.publish(told.readable().stream().map(AuditMessages::message).toList());
        told.reportUnreadable();
    }

    /** Under the event's id: told again it is the same record. */
    private static AuditRecord record(ReceivedEvent event) {
        var envelope = event.envelope();
        var changed = EventData.read(envelope, Changed.class);
        return new AuditRecord(
                envelope.id(),
                envelope.corpId(),
                envelope.time(),
                AuditKind.CHANGE,
                envelope.type().name().substring("scrm.".length()).replace('.', '-'),
                AuditStep.DONE,
                new Actor(changed.actor(), List.of(), null),
                Subject.of(changed.contactId()),
                null,
                new References(null, envelope.id()),
                null);
    }
}
