package dev.scrm.gateway;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.corps.App;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as tests speak it. */
public final class Http {
    public static final String CALLBACK_PATH = callbackPath(SignedCallback.DEMO_APP);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What came back. */
    public record Answer(int status, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String code() {
            return json().path("code").asString("");
        }
    }

    private Http() {}

    /** Where an app's callbacks go. */
    public static String callbackPath(App app) {
        return "/wecom/callback/" + app.corpId() + "/" + app.agentId();
    }

    public static Answer get(String url, @Nullable String token) {
        return send(token, HttpRequest.newBuilder(URI.create(url)).GET());
    }

    public static Answer post(String url, String body) {
        return post(url, "text/xml", BodyPublishers.ofString(body));
    }

    public static Answer postJson(String url, String body) {
        return post(url, "application/json", BodyPublishers.ofString(body));
    }

    public static Answer postJson(String url, String token, String body) {
        return send(
                token,
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    public static Answer post(String url, String contentType, BodyPublisher body) {
        return send(
                null,
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", contentType)
                        .POST(body));
    }

    public static Answer put(String url, String body) {
        return send(
                null,
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    public static Answer put(String token, String url, String body) {
        return send(token, json(url).PUT(BodyPublishers.ofString(body)));
    }

    public static Answer post(String token, String url, String body) {
        return send(token, json(url).POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder json(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json");
    }

    public static Answer delete(String url) {
        return send(null, HttpRequest.newBuilder(URI.create(url)).DELETE());
    }

    public static Answer delete(String token, String url) {
        return send(token, HttpRequest.newBuilder(URI.create(url)).DELETE());
    }

    private static Answer send(@Nullable String token, HttpRequest.Builder request) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var response = CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
