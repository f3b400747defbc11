package dev.scrm.quickstart.infrastructure;

import dev.scrm.platform.embedded.CreateTopics;
import dev.scrm.platform.embedded.EmbeddedKafka;
import dev.scrm.platform.embedded.EmbeddedMongo;
import dev.scrm.quickstart.suite.Program;
import dev.scrm.simulator.SimulatorSettings;
import dev.scrm.simulator.WecomSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded servers that one process runs; side by side while they start, in order when they end. */
record Servers(List<AutoCloseable> running) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

    /** Of topics, where the brokers decide; one on our own. */
    private static final int DEFAULT_REPLICAS = -1;

    static Servers start(InfrastructureSettings settings) {
        try (var threads = Executors.newFixedThreadPool(3)) {
            var simulator = CompletableFuture.supplyAsync(() -> simulator(settings), threads);
            var kafka = CompletableFuture.supplyAsync(() -> kafka(settings), threads);
            var mongo = CompletableFuture.supplyAsync(() -> mongo(settings), threads);
            return new Servers(List.of(simulator.join(), kafka.join(), mongo.join()));
        }
    }

    private static AutoCloseable kafka(InfrastructureSettings settings) {
        AutoCloseable kafka = settings.has("kafka")
                ? EmbeddedKafka.start(
                        settings.directory().resolve("kafka"),
                        settings.ports().kafka(),
                        settings.ports().controller())
                : () -> {};
        if (settings.has("topics")) {
            CreateTopics.missing(settings.kafka(), settings.partitions(), DEFAULT_REPLICAS);
        }
        return kafka;
    }

    private static AutoCloseable mongo(InfrastructureSettings settings) {
        if (!settings.has("mongodb")) {
            return () -> {};
        }
        var file = settings.directory().resolve("mongodb").resolve("scrm.mv");
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return EmbeddedMongo.inFile(file, settings.ports().mongodb());
    }

    private static AutoCloseable simulator(InfrastructureSettings settings) {
        if (!settings.has("simulator")) {
            return () -> {};
        }
        var gateway = "http://127.0.0.1:" + settings.ports().of(Program.WECOM_GATEWAY);
        return WecomSimulator.start(SimulatorSettings.demo(
                settings.ports().simulator(), settings.directory().resolve("simulator"), gateway));
    }

    @Override
    public void close() {
        for (var server : running) {
            try {
                server.close();
            } catch (Exception e) {
                // The next one has acknowledged writes to save, whatever became of this one.
                LOG.error("Expected {} to end in order", server, e);
            }
        }
    }
}
