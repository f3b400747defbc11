package dev.scrm.platform.messaging.streams;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.UnreadableEventException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from a topic; kept as it is while its key is parked.
 *
 * @param position where it stood in the public topic, which need not be the one it came from last
 */
public record IncomingRecord(
        SourcePosition position, byte @Nullable [] key, byte @Nullable [] value, Headers headers, long timestamp) {
    private static final int VERSION = 1;

    public static IncomingRecord of(Record<byte[], byte[]> record, RecordMetadata at) {
        return new IncomingRecord(
                new SourcePosition(at.topic(), at.partition(), at.offset()),
                record.key(),
                record.value(),
                record.headers(),
                record.timestamp());
    }

    /** The event in it; throws {@link UnreadableEventException} when there is none. */
    public EventEnvelope event() {
        return CloudEventHeaders.read(headers, value);
    }

    byte[] write() {
        var row = new RowOutput(VERSION);
        row.text(position.topic()).number(position.partition()).number(position.offset());
        row.bytes(key).bytes(value).number(timestamp);
        var all = headers.toArray();
        row.number(all.length);
        for (var header : all) {
            row.text(header.key()).bytes(header.value());
        }
        return row.toBytes();
    }

    static IncomingRecord read(byte[] bytes) {
        var row = new RowInput(bytes, VERSION);
        var position = new SourcePosition(row.text(), (int) row.number(), row.number());
        var key = row.bytes();
        var value = row.bytes();
        long timestamp = row.number();
        var headers = new RecordHeaders();
        for (long left = row.number(); left > 0; left--) {
            headers.add(row.text(), row.bytes());
        }
        return new IncomingRecord(position, key, value, headers, timestamp);
    }
}
