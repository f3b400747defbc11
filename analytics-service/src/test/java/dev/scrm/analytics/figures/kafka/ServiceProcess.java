package dev.scrm.analytics.figures.kafka;

import dev.scrm.analytics.AnalyticsServiceApplication;
import dev.scrm.platform.embedded.FreePorts;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The service as a process of its own, which can be killed as a machine kills it. */
final class ServiceProcess implements AutoCloseable {
    private final Path directory;
    private final String database = TestMongo.freshDatabaseName("analytics");
    private final int port = FreePorts.take(1).getFirst();
    private Process process;

    ServiceProcess(Path directory) throws IOException {
        this.directory = directory;
        this.process = start();
    }

    /** Ends it at once, in the middle of whatever it does, and starts it again. */
    void killAndRestart() throws IOException {
        close();
        process = start();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + TestTokens.admin())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    boolean isReady() throws InterruptedException {
        try {
            return get("/readyz").statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** Resident memory in megabytes, as the kernel counts it. */
    long residentMegabytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx160m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AnalyticsServiceApplication.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT", Integer.toString(port),
                        "SCRM_KAFKA_BOOTSTRAP", TestKafka.bootstrapServers(),
                        "SCRM_MONGODB_URI", TestMongo.uri(),
                        "SCRM_MONGODB_DATABASE", database,
                        "SCRM_JWT_PUBLIC_KEY", TestTokens.publicKey().toString(),
                        "SCRM_STATE_DIR", directory.resolve("state").toString(),
                        "SCRM_TOPIC_PARTITIONS", Integer.toString(TestKafka.PARTITIONS)));
        var log = ProcessBuilder.Redirect.appendTo(
                directory.resolve("service.log").toFile());
        return builder.redirectErrorStream(true).redirectOutput(log).start();
    }
}
