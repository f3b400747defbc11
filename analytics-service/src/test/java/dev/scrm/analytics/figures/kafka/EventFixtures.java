package dev.scrm.analytics.figures.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Events as the other services publish them. */
final class EventFixtures {
    static final String CORP = "ww5c3a0demo0000001";
    static final String OTHER_CORP = "ww5c3a0demo0000002";
    static final Instant HALF_PAST_EIGHT = Instant.parse("2026-11-21T08:30:00Z");

    private EventFixtures() {}

    /** An event on its topic, under its key. */
    record Event(String topic, String key, EventEnvelope envelope) {
        ProducerRecord<byte[], byte[]> record() {
            return CloudEventHeaders.toRecord(topic, key, envelope);
        }
    }

    /** Accepted by the gateway a tenth of a second after WeCom's time. */
    static Event added(String corp, String contact, String id, Instant time, @Nullable String liveCode) {
        var data = """
                {"contactId":"%s","externalUserId":"wm-%s","staffId":"lin.wei"%s,"receivedAt":"%s"}""".formatted(
                contact, contact, liveCode == null ? "" : ",\"state\":\"" + liveCode + "\"", time.plusMillis(100));
        return event(
                Topics.WECOM_CALLBACKS,
                Ids.contactKey(corp, contact),
                corp,
                id,
                "scrm.wecom.external-contact-added.v1",
                time,
                0,
                null,
                data);
    }

    /** The outcome of the welcome that an add caused. */
    static Event welcome(String corp, String contact, String addId, Instant time, String status) {
        return finished(corp, contact, "welcome-of-" + addId, addId, time, "send-welcome", status);
    }

    static Event finished(
            String corp, String contact, String commandId, String chain, Instant time, String command, String status) {
        var data = """
                {"commandId":"%s","command":"%s","contactId":"%s","status":"%s","attempts":1,"finishedAt":"%s"}""".formatted(commandId, command, contact, status, time);
        return event(
                Topics.WECOM_OUTCOMES,
                Ids.contactKey(corp, contact),
                corp,
                "outcome-" + commandId,
                "scrm.wecom.command-finished.v1",
                time,
                0,
                chain,
                data);
    }

    /** Somebody asks for what is kept of a contact to be erased. */
    static Event erasure(String corp, String contact, Instant erasedAt) {
        return event(
                Topics.CONTACT_ERASURES,
                Ids.contactKey(corp, contact),
                corp,
                "ask-" + contact,
                "scrm.contact.erasure-requested.v1",
                erasedAt,
                0,
                null,
                "{\"erasureId\":\"e1\",\"contactId\":\"%s\",\"erasedAt\":\"%s\"}".formatted(contact, erasedAt));
    }

    static Event ticketOpened(String corp, String contact, String ticket, Instant time) {
        return ticket(corp, contact, ticket, 1, time, "scrm.ticket.opened.v1", "");
    }

    static Event redAlert(String corp, String contact, String ticket, long sequence, Instant time) {
        return ticket(corp, contact, ticket, sequence, time, "scrm.ticket.red-alert-raised.v1", "");
    }

    static Event responded(String corp, String contact, String ticket, long sequence, Instant time, double seconds) {
        return ticket(
                corp,
                contact,
                ticket,
                sequence,
                time,
                "scrm.ticket.first-responded.v1",
                ",\"elapsedSeconds\":" + seconds + ",\"breached\":" + (seconds > 1800));
    }

    static Event ticket(
            String corp, String contact, String ticket, long sequence, Instant time, String type, String more) {
        var data = "{\"ticketId\":\"%s\",\"contactId\":\"%s\"%s}".formatted(ticket, contact, more);
        return event(
                Topics.TICKET_EVENTS,
                corp + ":" + ticket,
                corp,
                ticket + "-" + sequence,
                type,
                time,
                sequence,
                null,
                data);
    }

    static Event event(
            String topic,
            String key,
            String corp,
            String id,
            String type,
            Instant time,
            long sequence,
            @Nullable String chain,
            String data) {
        return new Event(
                topic,
                key,
                new EventEnvelope(
                        id,
                        EventType.of(type),
                        "/test",
                        null,
                        time,
                        corp,
                        sequence,
                        null,
                        chain,
                        null,
                        data.getBytes(UTF_8)));
    }
}
