package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulator whose time stands still unless it is put forward, the gateway it calls back, and a client of both APIs. */
final class TestPlatform implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An HTTP answer with a JSON body. */
    record Answer(int status, JsonNode body) {
        int errcode() {
            return body.path("errcode").asInt(-999);
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    final TestGateway gateway = new TestGateway();
    final WecomSimulator simulator;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestPlatform(Path stateDirectory, UnaryOperator<SimulatorSettings> change, Clock clock) {
        var settings = SimulatorSettings.demo(0, stateDirectory, gateway.url())
                .withCallbacks(new CallbackPolicy(3, Duration.ofSeconds(5), Duration.ZERO, true, 64, 1_000));
        simulator = WecomSimulator.start(change.apply(settings), clock, new SplittableRandom(7));
    }

    /** The demo corp; its callbacks are tried again at once. */
    static TestPlatform in(Path stateDirectory) {
        return in(stateDirectory, UnaryOperator.identity());
    }

    static TestPlatform in(Path stateDirectory, UnaryOperator<SimulatorSettings> change) {
        return in(stateDirectory, change, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    static TestPlatform in(Path stateDirectory, UnaryOperator<SimulatorSettings> change, Clock clock) {
        return new TestPlatform(stateDirectory, change, clock);
    }

    String token() {
        var answer = get("/cgi-bin/gettoken?corpid=%s&corpsecret=%s".formatted(DemoCorp.CORP_ID, DemoCorp.SECRET));
        assertThat(answer.errcode()).isZero();
        return answer.text("access_token");
    }

    /** Calls an API of the platform by POST. */
    Answer call(String api, String body) {
        return post("/cgi-bin/" + api + "?access_token=" + token(), body);
    }

    /** Calls an API of the platform by GET. */
    Answer read(String api, String query) {
        return get("/cgi-bin/" + api + "?access_token=" + token() + "&" + query);
    }

    Answer control(String path, String body) {
        return post("/sim/v1/" + path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", "/sim/v1/" + path, body);
    }

    /** A new customer of lin.wei who came by the live code. */
    Answer scan(String name) {
        var answer = control("scans", """
                {"contactWayState":"poster-17","userId":"lin.wei","customer":{"name":"%s"}}""".formatted(name));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    void advance(Duration by) {
        assertThat(control("clock", "{\"advanceSeconds\":%d}".formatted(by.toSeconds()))
                        .status())
                .isEqualTo(200);
    }

    /** Sends a file as a form does. */
    Answer upload(String path, String fileName, byte[] content) {
        var head = "--edge\r\nContent-Disposition: form-data; name=\"media\"; filename=\"%s\"; filelength=%d\r\n\r\n"
                .formatted(fileName, content.length);
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .build());
    }

    /** The media id of a file that was uploaded. */
    String media(String type, String fileName) {
        var answer = upload("/cgi-bin/media/upload?access_token=" + token() + "&type=" + type, fileName, new byte[100]);
        assertThat(answer.errcode()).isZero();
        return answer.text("media_id");
    }

    /** The bytes of a download, or of what was answered in their place. */
    HttpResponse<byte[]> download(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(simulator.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    /** How often a call of an API did something to this. */
    int effects(String api, String target) {
        return get("/sim/v1/effects?kind=" + api + "&target=" + target)
                .body()
                .path("total")
                .asInt();
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    private Answer send(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build());
    }

    private Answer send(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
        client.close();
        gateway.close();
    }
}
