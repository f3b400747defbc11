package dev.scrm.endtoend.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;

/** Puts commands on the public topic, as any integrator may. */
final class CommandSender implements AutoCloseable {
    private static final String TOPIC = "scrm.wecom.commands.v1";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KafkaProducer<byte[], byte[]> producer;
    private final String corpId;
    private final Clock clock;

    CommandSender(String bootstrapServers, String corpId, Clock clock) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.corpId = corpId;
        this.clock = clock;
    }

    /** Sends them in their order; returns when all are acknowledged. */
    void send(List<GatewayCommand> commands) {
        var sent =
                commands.stream().map(command -> producer.send(record(command))).toList();
        producer.flush();
        sent.forEach(CommandSender::expectAcknowledged);
    }

    private static void expectAcknowledged(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending commands", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to send commands", e);
        }
    }

    private ProducerRecord<byte[], byte[]> record(GatewayCommand command) {
        var record = new ProducerRecord<>(
                TOPIC, (corpId + ":" + command.key()).getBytes(UTF_8), JSON.writeValueAsBytes(command.data()));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        command.id(),
                        "ce_type",
                        "scrm.wecom." + command.name() + ".v1",
                        "ce_source",
                        "/outbound-bench",
                        "ce_time",
                        clock.instant().toString(),
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
