package dev.scrm.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTests {
    private static final TopicPartition COMMANDS = new TopicPartition(Topics.WECOM_COMMANDS, 0);

    @TempDir
    Path directory;

    @Test
    void createsEveryTopicOnceAndLeavesThemAloneAfterwards() throws Exception {
        var ports = FreePorts.take(2);
        try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"), ports.get(0), ports.get(1))) {
            assertThat(CreateTopics.missing(kafka.bootstrapServers(), 2, 1)).hasSize(Topics.ALL.size() * 3);

            assertThat(CreateTopics.missing(kafka.bootstrapServers(), 5, 1)).isEmpty();

            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                var described = admin.describeTopics(List.of(Topics.WECOM_CALLBACKS))
                        .allTopicNames()
                        .get();
                assertThat(described.get(Topics.WECOM_CALLBACKS).partitions()).hasSize(2);
                assertThat(admin.describeFeatures()
                                .featureMetadata()
                                .get()
                                .finalizedFeatures()
                                .get("transaction.version")
                                .maxVersionLevel())
                        .isEqualTo((short) 2);
            }
        }
    }

    @Test
    void keepsAcknowledgedRecordsWhenItsProcessIsKilled() throws Exception {
        var ports = FreePorts.take(2);
        try (var child = start(ports)) {
            CreateTopics.missing("127.0.0.1:" + ports.get(0), 1, 1);
            send(ports.get(0), 50);
            child.kill();
        }

        try (var _ = start(ports)) {
            assertThat(read(ports.get(0), 50)).hasSize(50).startsWith("1").endsWith("50");
        }
    }

    @Test
    void doesNotWaitForTheSessionOfItsFormerLifeWhenItWasKilled() throws Exception {
        var ports = FreePorts.take(2);
        var session = "broker.session.timeout.ms=" + Duration.ofMinutes(10).toMillis();
        try (var child = start(ports, session)) {
            child.kill();
        }

        // The controller would refuse the new broker for ten minutes, and call it the leader of all it led meanwhile.
        try (var _ = start(ports, session)) {
            assertThat(CreateTopics.missing("127.0.0.1:" + ports.get(0), 1, 1)).isNotEmpty();
        }
    }

    private ChildJvm start(List<Integer> ports, String... settings) throws Exception {
        var arguments = new ArrayList<>(List.of(
                directory.resolve("kafka").toString(),
                ports.get(0).toString(),
                ports.get(1).toString()));
        arguments.addAll(List.of(settings));
        return ChildJvm.start(KafkaInDirectory.class, directory.resolve("out.txt"), arguments.toArray(String[]::new))
                .awaitOutput("listening");
    }

    private static void send(int port, int count) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + port, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 1; i <= count; i++) {
                var value = Integer.toString(i).getBytes(UTF_8);
                producer.send(new ProducerRecord<>(COMMANDS.topic(), "k".getBytes(UTF_8), value))
                        .get();
            }
        }
    }

    private static List<String> read(int port, int count) {
        var settings = Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + port);
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(COMMANDS));
            consumer.seekToBeginning(List.of(COMMANDS));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(new String(record.value(), UTF_8)));
                return values.size() >= count;
            });
        }
        return values;
    }
}
