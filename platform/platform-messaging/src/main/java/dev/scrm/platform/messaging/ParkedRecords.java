package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records that a listener sets aside, and how a parked one becomes an event again. */
final class ParkedRecords {
    /** Bytes of a body that every topic takes. */
    private static final int LARGE = 900_000;

    private ParkedRecords() {}

    /** The record of a parked key, for {@code <topic>.parked}. */
    static ProducerRecord<byte[], byte[]> parked(String group, ReceivedEvent event, String reason) {
        var record = CloudEventHeaders.toRecord(Topics.parked(event.position().topic()), event.key(), event.envelope());
        SetAside.mark(record.headers(), group, event.position(), reason);
        return record;
    }

    /** Bytes that are no event, as they were, for {@code <topic>.dead}. */
    static ProducerRecord<byte[], byte[]> dead(String group, ConsumerRecord<byte[], byte[]> source, String reason) {
        var record = new ProducerRecord<>(Topics.dead(source.topic()), source.key(), source.value());
        source.headers().forEach(record.headers()::add);
        SetAside.mark(
                record.headers(),
                group,
                new SourcePosition(source.topic(), source.partition(), source.offset()),
                reason);
        return record;
    }

    /** An event that nobody will handle, for {@code <topic>.dead}. */
    static ProducerRecord<byte[], byte[]> dead(String group, ReceivedEvent event, String reason) {
        var record = CloudEventHeaders.toRecord(Topics.dead(event.position().topic()), event.key(), event.envelope());
        SetAside.mark(record.headers(), group, event.position(), reason);
        return record;
    }

    /** The same without a body that no topic would take. */
    static ProducerRecord<byte[], byte[]> small(ProducerRecord<byte[], byte[]> record) {
        return record.value() == null || record.value().length <= LARGE
                ? record
                : new ProducerRecord<>(record.topic(), null, record.key(), null, record.headers());
    }

    /** The event in a parked record, with its first position; whoever parked it took it for an event. */
    static ReceivedEvent read(ConsumerRecord<byte[], byte[]> record) {
        return new ReceivedEvent(
                CloudEventHeaders.readWithoutValueToo(record),
                SetAside.position(record.headers()),
                new String(record.key(), UTF_8));
    }
}
