package dev.scrm.platform.embedded;

import static java.util.Map.entry;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker (KRaft, broker and controller in one) inside this JVM, its log in one directory. As the broker
 * does by default it writes without fsync: what it acknowledged survives the end of the process, not a power cut.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    /** One node, so one replica of everything; and nobody on one machine wants to wait for group timers. */
    private static final Map<String, String> ONE_NODE = Map.ofEntries(
            entry("process.roles", "broker,controller"),
            entry("node.id", "1"),
            entry("controller.listener.names", "CONTROLLER"),
            entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            entry("auto.create.topics.enable", "false"),
            entry("offsets.topic.replication.factor", "1"),
            entry("offsets.topic.num.partitions", "4"),
            entry("transaction.state.log.replication.factor", "1"),
            entry("transaction.state.log.min.isr", "1"),
            entry("transaction.state.log.num.partitions", "4"),
            entry("share.coordinator.state.topic.replication.factor", "1"),
            entry("share.coordinator.state.topic.min.isr", "1"),
            entry("share.coordinator.state.topic.num.partitions", "1"),
            entry("group.initial.rebalance.delay.ms", "0"),
            entry("group.consumer.min.session.timeout.ms", "3000"),
            entry("group.consumer.session.timeout.ms", "6000"),
            entry("group.consumer.min.heartbeat.interval.ms", "500"),
            entry("group.consumer.heartbeat.interval.ms", "1500"),
            // A broker killed and started again may register once its old session is over; shorter, and a busy machine
            // fences its only broker, which helps nobody.
            entry("broker.session.timeout.ms", "9000"),
            entry("broker.heartbeat.interval.ms", "1000"),
            // A transaction that follows the last one at once waits here for its end, in place of a retry by the
            // client.
            entry("add.partitions.to.txn.retry.backoff.max.ms", "1000"),
            // The default sizes are for servers: 128 MB for the cleaner, 10 MB of mapped index for each segment.
            entry("log.cleaner.dedupe.buffer.size", "4194304"),
            entry("log.segment.bytes", "67108864"),
            entry("log.index.size.max.bytes", "262144"),
            entry("num.network.threads", "2"),
            entry("num.io.threads", "4"),
            entry("num.recovery.threads.per.data.dir", "2"));

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts on the two ports, formatting the directory first when it is new; returns when the broker answers. */
    public static EmbeddedKafka start(Path directory, int port, int controllerPort) {
        return start(directory, port, controllerPort, Map.of());
    }

    /** As above, with broker settings that win over the ones chosen here. */
    public static EmbeddedKafka start(Path directory, int port, int controllerPort, Map<String, String> settings) {
        format(directory);
        var config = new HashMap<>(ONE_NODE);
        config.put("log.dirs", directory.toString());
        config.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        config.put("listeners", "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controllerPort));
        config.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(HOST, port));
        config.putAll(settings);
        var server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, port);
    }

    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Waits until the broker has ended, whoever ends it. */
    public void awaitEnd() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory.toString())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Expected to format " + directory + " for Kafka", e);
        }
    }
}
