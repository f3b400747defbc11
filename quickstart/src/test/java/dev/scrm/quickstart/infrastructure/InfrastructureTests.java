package dev.scrm.quickstart.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.scrm.platform.embedded.FreePorts;
import dev.scrm.platform.events.Topics;
import dev.scrm.quickstart.suite.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureTests {
    private final Ports ports = new Ports(FreePorts.row(9));
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void endProcesses() {
        started.forEach(process -> process.destroyForcibly().onExit().join());
    }

    @Test
    void keepsTopicsAndDocumentsOverAKill() throws Exception {
        var process = start("kafka,topics,mongodb");
        assertThat(topics()).contains(Topics.WECOM_CALLBACKS, Topics.parked(Topics.CONTACT_EVENTS));
        try (var client = mongo()) {
            client.getDatabase("contact").getCollection("contacts").insertOne(new Document("_id", "corp:1"));
        }
        process.destroyForcibly().onExit().join();

        start("kafka,topics,mongodb");

        assertThat(topics()).contains(Topics.WECOM_CALLBACKS);
        try (var client = mongo()) {
            assertThat(client.getDatabase("contact").getCollection("contacts").countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    void runsOnlyThePartsItIsToldTo() throws Exception {
        start("mongodb");

        try (var client = mongo()) {
            assertThat(client.getDatabase("admin").runCommand(new Document("ping", 1)))
                    .containsKey("ok");
        }
        assertThat(dev.scrm.quickstart.suite.PortHolder.isFree(ports.kafka())).isTrue();
    }

    @Test
    void endsWithAnErrorWhenAPortIsTaken() throws Exception {
        try (var _ = new java.net.ServerSocket(ports.mongodb())) {
            var process = launch("mongodb");

            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
            assertThat(process.exitValue()).isEqualTo(1);
        }
    }

    private Process start(String parts) throws IOException {
        Files.deleteIfExists(directory.resolve("ready"));
        var process = launch(parts);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .failFast(() -> !process.isAlive())
                .until(() -> Files.exists(directory.resolve("ready")));
        return process;
    }

    private Process launch(String parts) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Infrastructure.class.getName(),
                        "parts=" + parts,
                        "directory=" + directory,
                        "port-base=" + ports.base(),
                        "kafka=127.0.0.1:" + ports.kafka(),
                        "partitions=2",
                        "ready=" + directory.resolve("ready"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    private Iterable<String> topics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + ports.kafka()))) {
            return admin.listTopics().names().get();
        }
    }

    private MongoClient mongo() {
        return MongoClients.create("mongodb://127.0.0.1:" + ports.mongodb());
    }
}
