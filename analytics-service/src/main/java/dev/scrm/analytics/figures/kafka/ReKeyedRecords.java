package dev.scrm.analytics.figures.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.streams.IncomingRecord;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The way of a public record over a topic of our own, where it has another key: its origin travels in headers. */
final class ReKeyedRecords {
    private static final String TOPIC = "origin-topic";
    private static final String PARTITION = "origin-partition";
    private static final String OFFSET = "origin-offset";
    private static final String KEY = "origin-key";

    private ReKeyedRecords() {}

    /** The same record under another key. */
    static Record<byte[], byte @Nullable []> under(byte[] key, IncomingRecord incoming) {
        var headers = new RecordHeaders(incoming.headers());
        var position = incoming.position();
        headers.add(TOPIC, position.topic().getBytes(UTF_8));
        headers.add(PARTITION, Integer.toString(position.partition()).getBytes(UTF_8));
        headers.add(OFFSET, Long.toString(position.offset()).getBytes(UTF_8));
        if (incoming.key() != null) {
            headers.add(KEY, incoming.key());
        }
        return new Record<>(key, incoming.value(), incoming.timestamp(), headers);
    }

    /** The record as it was before. */
    static IncomingRecord original(Record<byte[], byte[]> record) {
        var headers = record.headers();
        var position = new SourcePosition(
                text(headers, TOPIC),
                Integer.parseInt(text(headers, PARTITION)),
                Long.parseLong(text(headers, OFFSET)));
        var key =
                headers.lastHeader(KEY) == null ? null : headers.lastHeader(KEY).value();
        var original = new RecordHeaders(headers.toArray());
        List.of(TOPIC, PARTITION, OFFSET, KEY).forEach(original::remove);
        return new IncomingRecord(position, key, record.value(), original, record.timestamp());
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
