package dev.scrm.journey.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hands records to the sinks, each named by its topic: they are part of the transaction that the input is. */
final class Outlet {
    private static final byte[] GROUP = "journey-service".getBytes(UTF_8);

    private final ProcessorContext<byte[], byte[]> context;

    Outlet(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    void send(OutboxMessage message) {
        var headers = new RecordHeaders();
        CloudEventHeaders.write(message.envelope(), headers);
        forward(message.key(), message.envelope(), headers, message.topic());
    }

    /** A record of a parked contact, with why and where from. */
    void park(String key, WaitingRecord record, String reason) {
        var headers = new RecordHeaders();
        CloudEventHeaders.write(record.envelope(), headers);
        origin(headers, record.position(), reason);
        forward(key, record.envelope(), headers, Topics.parked(record.position().topic()));
    }

    /** Bytes that are no event, as they came. */
    void bury(Record<byte[], byte[]> record, SourcePosition position, String reason) {
        var headers = new RecordHeaders(record.headers());
        origin(headers, position, reason);
        context.forward(record.withHeaders(headers), Topics.dead(position.topic()));
    }

    private void forward(String key, EventEnvelope envelope, Headers headers, String topic) {
        context.forward(
                new Record<>(key.getBytes(UTF_8), envelope.data(), context.currentSystemTimeMs(), headers), topic);
    }

    /** The headers that platform-messaging writes as well, so that one look at a parked topic tells all. */
    private static void origin(Headers headers, SourcePosition position, String reason) {
        headers.add("parked-group", GROUP);
        headers.add("parked-reason", reason.getBytes(UTF_8));
        headers.add("parked-topic", position.topic().getBytes(UTF_8));
        headers.add("parked-partition", Integer.toString(position.partition()).getBytes(UTF_8));
        headers.add("parked-offset", Long.toString(position.offset()).getBytes(UTF_8));
    }
}
