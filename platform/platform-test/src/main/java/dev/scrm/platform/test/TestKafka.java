package dev.scrm.platform.test;

import dev.scrm.platform.embedded.CreateTopics;
import dev.scrm.platform.embedded.EmbeddedKafka;
import dev.scrm.platform.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Exit;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One Kafka for all tests of a JVM, started by the first that asks, with all public topics. {@code SCRM_TEST_KAFKA}
 * names one that runs already; {@code -Pcontainers} takes a container.
 */
public final class TestKafka {
    public static final int PARTITIONS = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestKafka() {}

    /** Started when first touched, ended with the JVM. */
    private static final class Server {
        static final String BOOTSTRAP = start();

        private static String start() {
            var bootstrap = TestServers.named("SCRM_TEST_KAFKA")
                    .orElseGet(() -> TestServers.inContainers() ? container() : embedded());
            CreateTopics.missing(bootstrap, PARTITIONS, 1);
            return bootstrap;
        }

        private static String embedded() {
            try {
                var directory = Files.createTempDirectory("scrm-test-kafka");
                var ports = FreePorts.take(2);
                // It is never restarted, and a busy build machine must not make it doubt itself.
                var settings = Map.of("broker.session.timeout.ms", "60000");
                var kafka = EmbeddedKafka.start(directory, ports.get(0), ports.get(1), settings);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> endWithTheJvm(directory)));
                return kafka.bootstrapServers();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /**
         * A broker that loses its directory halts the process with status 1, and so may turn a green build red on its way
         * out: it is told not to before the directory goes.
         */
        private static void endWithTheJvm(Path directory) {
            Exit.setHaltProcedure((_, _) -> {});
            TemporaryFiles.delete(directory);
        }

        @SuppressWarnings("resource") // Testcontainers ends it with the JVM.
        private static String container() {
            var kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1"))
                    .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
            kafka.start();
            return kafka.getBootstrapServers();
        }
    }

    public static String bootstrapServers() {
        return Server.BOOTSTRAP;
    }

    /** A topic of this test alone, with the name as its beginning. */
    public static String newTopic(String name, int partitions) {
        var topic = unique(name);
        createTopics(List.of(topic), partitions);
        return topic;
    }

    /** Creates topics by their full names. */
    public static void createTopics(List<String> names, int partitions) {
        var topics = names.stream()
                .map(name -> new NewTopic(name, partitions, (short) 1))
                .toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(topics).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Expected to create " + names, e);
        }
    }

    /** A prefix for names of topics or groups that no other test has. */
    public static String newTopicPrefix() {
        return unique("test") + ".";
    }

    /** A group id of this test alone. */
    public static String newGroup(String name) {
        return unique(name);
    }

    /** Sends in order and waits until all are acknowledged; answers nothing because the test reads what came out. */
    public static void send(List<ProducerRecord<byte[], byte[]>> records) {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(), ProducerConfig.ACKS_CONFIG, "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var sent : records.stream().map(producer::send).toList()) {
                sent.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Expected " + bootstrapServers() + " to take the records", e);
        }
    }

    /** As above, for one record. */
    public static void send(ProducerRecord<byte[], byte[]> record) {
        send(List.of(record));
    }

    /** Every committed record that the topic holds now, partition by partition in order. */
    public static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                20);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readToTheEnd(consumer, consumer.endOffsets(partitions));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> readToTheEnd(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Expected to read up to " + ends + " but got " + records.size());
            }
        }
        records.sort(java.util.Comparator.comparingInt(ConsumerRecord<byte[], byte[]>::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return List.copyOf(records);
    }

    /** The partitions of a public topic. */
    public static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
