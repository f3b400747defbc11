package dev.scrm.platform.embedded;

import static java.util.Map.entry;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
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

    /** Kafka writes it when it ends in an orderly way, and takes it away at the next start. */
    private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";

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
        var config = new HashMap<>(ONE_NODE);
        config.put("log.dirs", directory.toString());
        config.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        config.put("listeners", "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controllerPort));
        config.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(HOST, port));
        config.putAll(settings);
        if (!Files.exists(directory.resolve("meta.properties"))) {
            format(directory);
        } else if (!Files.exists(directory.resolve(CLEAN_SHUTDOWN))) {
            fenceTheKilledBroker(config, controllerPort);
        }
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

    /**
     * Runs the controller alone until it has fenced the broker that was killed. A broker that starts while the metadata
     * still has it as the leader takes its old transactions up at once, then loses all leadership because the session of
     * its former life ends, with its listener not yet open. At that moment Kafka 4.1.0 to 4.3.1 takes a partition
     * without a leader for a deleted one (KAFKA-20734): it may close a transaction without ever writing the markers of
     * its end, and the group is refused its committed offsets for good. Once fenced, the broker leads nothing before it
     * has registered; and it may register at once, where it would have waited for the end of a session nobody holds.
     */
    private static void fenceTheKilledBroker(Map<String, String> broker, int controllerPort) {
        var config = new HashMap<>(broker);
        config.put("process.roles", "controller");
        config.put("listeners", "CONTROLLER://%s:%d".formatted(HOST, controllerPort));
        config.remove("advertised.listeners");
        // No broker runs that a busy machine could fence by this.
        config.put("broker.session.timeout.ms", "500");
        config.put("broker.heartbeat.interval.ms", "100");
        var controller = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
        controller.startup();
        try {
            // A controller tells nobody when it fences a broker, so its gauge is looked at; and one that was killed
            // before it
            // could register is never fenced.
            long until = Time.SYSTEM.milliseconds() + 10_000;
            while (fencedBrokers() == 0 && Time.SYSTEM.milliseconds() < until) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to wait for the killed broker to be fenced", e);
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    /** As the controller of this JVM has it in its metadata; none while it has not yet read them. */
    private static int fencedBrokers() {
        try {
            var gauge = new ObjectName("kafka.controller:type=KafkaController,name=FencedBrokerCount");
            return ((Number) ManagementFactory.getPlatformMBeanServer().getAttribute(gauge, "Value")).intValue();
        } catch (InstanceNotFoundException e) {
            return 0;
        } catch (JMException e) {
            throw new IllegalStateException("Expected to read how many brokers the controller has fenced", e);
        }
    }

    private static void format(Path directory) {
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
