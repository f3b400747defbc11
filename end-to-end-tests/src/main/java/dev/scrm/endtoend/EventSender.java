package dev.scrm.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;

/** Puts events on public topics, as any integrator may. */
public final class EventSender implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KafkaProducer<byte[], byte[]> producer;
    private final String corpId;
    private final String source;

    /** @param source who says so, such as {@code /behaviors-bench} */
    public EventSender(String bootstrapServers, String corpId, String source) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.corpId = corpId;
        this.source = source;
    }

    /**
     * An event of the corp.
     *
     * @param key what follows the corp in the record's key
     */
    public record Sent(String topic, String key, String type, String id, Instant time, Object data) {}

    /** Sends them in their order; returns when all are acknowledged. */
    public void send(List<Sent> events) {
        var sent = events.stream().map(event -> producer.send(record(event))).toList();
        producer.flush();
        sent.forEach(EventSender::expectAcknowledged);
    }

    private static void expectAcknowledged(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending events", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to send events", e);
        }
    }

    private ProducerRecord<byte[], byte[]> record(Sent event) {
        var record = new ProducerRecord<>(
                event.topic(), (corpId + ":" + event.key()).getBytes(UTF_8), JSON.writeValueAsBytes(event.data()));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        event.id(),
                        "ce_type",
                        event.type(),
                        "ce_source",
                        source,
                        "ce_time",
                        event.time().toString(),
                        "ce_corpid",
                        corpId,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close();
    }
}
