package dev.scrm.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP to one service, as an integrator would speak to it. */
public final class Api {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 200;
    private static final String BOUNDARY = "endOfAPartOfTheForm";

    private final String baseUrl;
    private final @Nullable String token;

    /** A service that wants a token, or null for one that does not. */
    public Api(String baseUrl, @Nullable String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    /** What a service answered. */
    public record Answer(int status, JsonNode body) {}

    public JsonNode get(String path) {
        return expectSuccess("GET", path, null);
    }

    public JsonNode post(String path, Object body) {
        return expectSuccess("POST", path, body);
    }

    public JsonNode put(String path, Object body) {
        return expectSuccess("PUT", path, body);
    }

    /** Puts something in the place of whatever is there, of what else wants to be seen before. */
    public JsonNode putAny(String path, Object body) {
        return successful("PUT", path, send("PUT", path, body, Map.of("If-Match", "*")));
    }

    public void delete(String path) {
        successful("DELETE", path, send("DELETE", path, BodyPublishers.noBody(), Map.of()));
    }

    /** Posts a file as the form of a page does. */
    public JsonNode upload(String path, String fileName, byte[] file) {
        var head = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(BOUNDARY, fileName);
        var end = "\r\n--%s--\r\n".formatted(BOUNDARY);
        var form = BodyPublishers.ofByteArrays(
                List.of(head.getBytes(StandardCharsets.UTF_8), file, end.getBytes(StandardCharsets.UTF_8)));
        var type = Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        return successful("POST", path, send("POST", path, form, type));
    }

    /** Every item of a list, page by page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        var separator = path.contains("?") ? "&" : "?";
        String cursor = null;
        do {
            var page = get(path + separator + "limit=" + PAGE + (cursor == null ? "" : "&cursor=" + encode(cursor)));
            page.path("items").forEach(items::add);
            cursor = page.hasNonNull("next") ? page.path("next").asString() : null;
        } while (cursor != null);
        return items;
    }

    /** Sends a request and answers whatever came back; {@link IllegalStateException} when nothing did. */
    public Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        if (body == null) {
            return send(method, path, BodyPublishers.noBody(), headers);
        }
        var ofJson = new HashMap<>(headers);
        ofJson.put("Content-Type", "application/json");
        return send(method, path, BodyPublishers.ofString(JSON.writeValueAsString(body)), ofJson);
    }

    private Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            var text = response.body();
            boolean json = text.startsWith("{") || text.startsWith("[");
            return new Answer(response.statusCode(), json ? JSON.readTree(text) : JSON.createObjectNode());
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer from " + baseUrl + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected an answer from " + baseUrl + path + " but was interrupted", e);
        }
    }

    private JsonNode expectSuccess(String method, String path, @Nullable Object body) {
        return successful(method, path, send(method, path, body, Map.of()));
    }

    private JsonNode successful(String method, String path, Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("Expected %s %s%s to succeed but got %d %s"
                    .formatted(method, baseUrl, path, answer.status(), answer.body()));
        }
        return answer.body();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
