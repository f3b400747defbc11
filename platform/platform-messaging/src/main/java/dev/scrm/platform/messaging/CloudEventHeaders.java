package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The envelope as Kafka carries it: CloudEvents 1.0 in binary mode, attributes as {@code ce_} headers and the data as
 * value (CloudEvents Kafka Protocol Binding 1.0.2, section 3.2). Written by hand because it is a dozen headers on the
 * hottest path of every service.
 */
public final class CloudEventHeaders {
    private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private static final byte[] NOTHING = new byte[0];

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private CloudEventHeaders() {}

    /**
     * The record for the envelope, keyed, with the partition left to the key. An event without any data, which is no JSON, has no
     * value: a topic that keeps the last record of each key forgets the key.
     */
    public static ProducerRecord<byte[], byte[]> toRecord(String topic, String key, EventEnvelope envelope) {
        var record = new ProducerRecord<byte[], byte[]>(topic, key.getBytes(UTF_8), value(envelope));
        write(envelope, record.headers());
        return record;
    }

    /** The value of the envelope's record: none for an event without any data. */
    public static byte @Nullable [] value(EventEnvelope envelope) {
        return envelope.data().length == 0 ? null : envelope.data();
    }

    /** Adds the envelope's attributes to headers. */
    public static void write(EventEnvelope envelope, Headers headers) {
        headers.add("ce_specversion", SPEC_VERSION);
        add(headers, "ce_id", envelope.id());
        add(headers, "ce_type", envelope.type().toString());
        add(headers, "ce_source", envelope.source());
        add(headers, "ce_subject", envelope.subject());
        add(headers, "ce_time", envelope.time().toString());
        add(headers, "ce_corpid", envelope.corpId());
        if (envelope.sequence() > 0) {
            add(headers, "ce_sequence", Long.toString(envelope.sequence()));
        }
        add(headers, "ce_causationid", envelope.causationId());
        add(headers, "ce_correlationid", envelope.correlationId());
        add(headers, "traceparent", envelope.traceParent());
        headers.add("content-type", JSON);
    }

    /** Reads an envelope; throws {@link UnreadableEventException} when a required attribute is missing or malformed. */
    public static EventEnvelope read(ConsumerRecord<byte[], byte[]> record) {
        return read(record.headers(), record.value());
    }

    /** The same; of a record without a value it is an event without data. */
    static EventEnvelope readWithoutValueToo(ConsumerRecord<byte[], byte[]> record) {
        return read(record.headers(), record.value() == null ? NOTHING : record.value());
    }

    /** Reads an envelope; throws {@link UnreadableEventException} when a required attribute is missing or malformed. */
    public static EventEnvelope read(Headers headers, byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableEventException("Expected a value but got a tombstone");
        }
        try {
            var sequence = optional(headers, "ce_sequence");
            return new EventEnvelope(
                    required(headers, "ce_id"),
                    EventType.of(required(headers, "ce_type")),
                    required(headers, "ce_source"),
                    optional(headers, "ce_subject"),
                    time(required(headers, "ce_time")),
                    required(headers, "ce_corpid"),
                    sequence == null ? 0 : Long.parseLong(sequence),
                    optional(headers, "ce_causationid"),
                    optional(headers, "ce_correlationid"),
                    optional(headers, "traceparent"),
                    value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEventException("Expected CloudEvents headers but " + e.getMessage(), e);
        }
    }

    /** No clock is so wrong; and what is so far away cannot be reckoned with. */
    private static Instant time(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new UnreadableEventException("Expected ce_time between 1970 and 9999 but it is " + text);
        }
        return time;
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }

    private static String required(Headers headers, String name) {
        var value = optional(headers, name);
        if (value == null) {
            throw new UnreadableEventException("Expected header " + name + " but it is missing");
        }
        return value;
    }

    private static @Nullable String optional(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
