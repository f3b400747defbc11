package dev.scrm.contact;

import dev.scrm.contact.sealing.tink.TestSeals;
import dev.scrm.platform.embedded.FreePorts;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as a process of its own, which can be killed as a machine kills it. */
final class ContactServiceProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final String kafka;
    private final Map<String, String> settings;
    private final String database = TestMongo.freshDatabaseName("contact");
    private final int port = FreePorts.take(1).getFirst();
    private Process process;

    /** @param kafka a broker of its own: groups have the same names in every process */
    ContactServiceProcess(Path directory, String kafka, Map<String, String> settings) throws IOException {
        this.directory = directory;
        this.kafka = kafka;
        this.settings = Map.copyOf(settings);
        this.process = start();
    }

    /** Ends it at once, in the middle of whatever it does, and starts it again. */
    void killAndRestart() throws IOException {
        process.destroyForcibly().onExit().join();
        process = start();
    }

    String database() {
        return database;
    }

    boolean isReady() throws InterruptedException {
        try {
            return http.send(request("/readyz").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        }
    }

    JsonNode get(String token, String path) throws IOException, InterruptedException {
        return send("GET", token, path, null);
    }

    /** Of somebody who takes whatever is there. */
    JsonNode send(String method, String token, String path, @Nullable String body)
            throws IOException, InterruptedException {
        var request = request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!method.equals("GET") && !method.equals("POST")) {
            request.header("If-Match", "*");
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("Expected %s %s to be done but got %s".formatted(method, path, answer.body()));
        }
        return answer.body().isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        http.close();
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ContactServiceApplication.class.getName());
        var environment = new HashMap<>(Map.of(
                "SERVER_PORT",
                Integer.toString(port),
                "SCRM_KAFKA_BOOTSTRAP",
                kafka,
                "SCRM_MONGODB_URI",
                TestMongo.uri(),
                "SCRM_MONGODB_DATABASE",
                database,
                "SCRM_JWT_PUBLIC_KEY",
                TestTokens.publicKey().toString(),
                "SCRM_STATE_DIR",
                directory.resolve("state").toString(),
                "CONTACT_SEGMENTS_STREAMS_BLOCKCACHEBYTES",
                "16777216",
                "CONTACT_SEGMENTS_STREAMS_MEMTABLEBYTES",
                "8388608"));
        environment.put("CONTACT_IDENTITIES_KEYSET", TestSeals.KEYSET.toString());
        environment.put("CONTACT_IDENTITIES_IDKEY", TestSeals.ID_KEY.toString());
        environment.putAll(settings);
        builder.environment().putAll(environment);
        var log = ProcessBuilder.Redirect.appendTo(
                directory.resolve("service.log").toFile());
        return builder.redirectErrorStream(true).redirectOutput(log).start();
    }
}
