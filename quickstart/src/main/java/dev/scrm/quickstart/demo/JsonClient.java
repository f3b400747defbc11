package dev.scrm.quickstart.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP with one service; whatever is not a success is a failure of the demo. */
final class JsonClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final Optional<String> token;

    private JsonClient(String base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    /** Of the simulator, which asks for no token. */
    static JsonClient open(String base) {
        return new JsonClient(base, Optional.empty());
    }

    static JsonClient withToken(String base, String token) {
        return new JsonClient(base, Optional.of(token));
    }

    JsonNode get(String path) {
        return find(path)
                .orElseThrow(() -> new DemoFailedException("Expected %s%s but it is not there".formatted(base, path)));
    }

    /** Nothing when it is not there (yet). */
    Optional<JsonNode> find(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, Map<String, ?> body) {
        return send(request(path).POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))))
                .orElseThrow(() ->
                        new DemoFailedException("Expected to post to %s%s but it is not there".formatted(base, path)));
    }

    JsonNode put(String path, Map<String, ?> body) {
        return put(path, request(path), body);
    }

    /** Puts something in the place of whatever is there, of what else wants to be seen before. */
    JsonNode putAny(String path, Map<String, ?> body) {
        return put(path, request(path).header("If-Match", "*"), body);
    }

    private JsonNode put(String path, HttpRequest.Builder request, Map<String, ?> body) {
        return send(request.PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))))
                .orElseThrow(() ->
                        new DemoFailedException("Expected to put to %s%s but it is not there".formatted(base, path)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private static Optional<JsonNode> send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            if (response.statusCode() / 100 != 2) {
                throw new DemoFailedException("Expected %s %s to succeed but it answered %d: %s"
                        .formatted(
                                request.method(),
                                request.uri(),
                                response.statusCode(),
                                new String(response.body(), java.nio.charset.StandardCharsets.UTF_8)));
            }
            return Optional.of(JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new DemoFailedException(
                    "Expected %s to answer but %s: is the suite up? (./scrm status)".formatted(request.uri(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("Interrupted while waiting for " + request.uri());
        }
    }
}
