package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** How a parked or dead record tells where it came from: headers beside the ones it had. */
final class ParkedRecords {
    private static final String GROUP = "parked-group";
    private static final String REASON = "parked-reason";
    private static final String TOPIC = "parked-topic";
    private static final String PARTITION = "parked-partition";
    private static final String OFFSET = "parked-offset";

    /** Bytes of a body that every topic takes. */
    private static final int LARGE = 900_000;

    private ParkedRecords() {}

    /** The record of a parked key, for {@code <topic>.parked}. */
    static ProducerRecord<byte[], byte[]> parked(String group, ReceivedEvent event, String reason) {
        var record = CloudEventHeaders.toRecord(Topics.parked(event.position().topic()), event.key(), event.envelope());
        origin(record.headers(), group, event.position(), reason);
        return record;
    }

    /** Bytes that are no event, as they were, for {@code <topic>.dead}. */
    static ProducerRecord<byte[], byte[]> dead(String group, ConsumerRecord<byte[], byte[]> source, String reason) {
        var record = new ProducerRecord<>(Topics.dead(source.topic()), source.key(), source.value());
        source.headers().forEach(record.headers()::add);
        origin(
                record.headers(),
                group,
                new SourcePosition(source.topic(), source.partition(), source.offset()),
                reason);
        return record;
    }

    /** An event whose data is not what its type says, for {@code <topic>.dead}. */
    static ProducerRecord<byte[], byte[]> dead(String group, ReceivedEvent event, String reason) {
        var record = CloudEventHeaders.toRecord(Topics.dead(event.position().topic()), event.key(), event.envelope());
        origin(record.headers(), group, event.position(), reason);
        return record;
    }

    /** The same without a body that no topic would take. */
    static ProducerRecord<byte[], byte[]> small(ProducerRecord<byte[], byte[]> record) {
        return record.value() == null || record.value().length <= LARGE
                ? record
                : new ProducerRecord<>(record.topic(), null, record.key(), null, record.headers());
    }

    /** The event in a parked record, with its first position; empty when another group parked it. */
    static Optional<ReceivedEvent> read(String group, ConsumerRecord<byte[], byte[]> record) {
        var headers = record.headers();
        if (!group.equals(text(headers, GROUP))) {
            return Optional.empty();
        }
        var position = new SourcePosition(
                text(headers, TOPIC),
                Integer.parseInt(text(headers, PARTITION)),
                Long.parseLong(text(headers, OFFSET)));
        return Optional.of(
                new ReceivedEvent(CloudEventHeaders.read(record), position, new String(record.key(), UTF_8)));
    }

    private static void origin(Headers headers, String group, SourcePosition position, @Nullable String reason) {
        headers.add(GROUP, group.getBytes(UTF_8));
        headers.add(REASON, String.valueOf(reason).getBytes(UTF_8));
        headers.add(TOPIC, position.topic().getBytes(UTF_8));
        headers.add(PARTITION, Integer.toString(position.partition()).getBytes(UTF_8));
        headers.add(OFFSET, Long.toString(position.offset()).getBytes(UTF_8));
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
