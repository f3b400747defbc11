package dev.scrm.analytics.figures.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from a public topic, also when it took the way over a topic of our own in between. Kept as it is
 * while its key is parked.
 *
 * @param position where it stood in the public topic
 */
record Incoming(
        SourcePosition position, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers, long timestamp) {
    private static final String TOPIC = "origin-topic";
    private static final String PARTITION = "origin-partition";
    private static final String OFFSET = "origin-offset";
    private static final String KEY = "origin-key";

    /** One of the record's headers. */
    record Header(String name, byte @Nullable [] value) {}

    static Incoming of(Record<byte[], byte[]> record, RecordMetadata at) {
        var position = new SourcePosition(at.topic(), at.partition(), at.offset());
        return new Incoming(position, record.key(), record.value(), list(record.headers()), record.timestamp());
    }

    /** Reads what {@link #underContact} wrote. */
    static Incoming original(Record<byte[], byte[]> record) {
        var headers = record.headers();
        var position = new SourcePosition(
                text(headers, TOPIC),
                Integer.parseInt(text(headers, PARTITION)),
                Long.parseLong(text(headers, OFFSET)));
        var key =
                headers.lastHeader(KEY) == null ? null : headers.lastHeader(KEY).value();
        var original = new RecordHeaders(headers.toArray());
        List.of(TOPIC, PARTITION, OFFSET, KEY).forEach(original::remove);
        return new Incoming(position, key, record.value(), list(original), record.timestamp());
    }

    /** The same record under the contact's key, with its origin in headers. */
    Record<byte[], byte @Nullable []> underContact(byte[] contactKey) {
        var headers = recordHeaders();
        headers.add(TOPIC, position.topic().getBytes(UTF_8));
        headers.add(PARTITION, Integer.toString(position.partition()).getBytes(UTF_8));
        headers.add(OFFSET, Long.toString(position.offset()).getBytes(UTF_8));
        if (key != null) {
            headers.add(KEY, key);
        }
        return new Record<>(contactKey, value, timestamp, headers);
    }

    /** The event in it; throws {@link UnreadableEventException} when there is none. */
    EventEnvelope event() {
        return CloudEventHeaders.read(recordHeaders(), value);
    }

    Headers recordHeaders() {
        var headers = new RecordHeaders();
        this.headers.forEach(header -> headers.add(header.name(), header.value()));
        return headers;
    }

    private static List<Header> list(Headers headers) {
        var list = new ArrayList<Header>();
        headers.forEach(header -> list.add(new Header(header.key(), header.value())));
        return list;
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
