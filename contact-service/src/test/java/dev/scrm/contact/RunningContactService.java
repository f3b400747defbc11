package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.contact.sealing.tink.TestSeals;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.platform.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service between a real broker and a real store, asked over HTTP. */
@Import({RecordedExchanges.class, MetRefusals.class, MetBodies.class})
@SpringBootTest(classes = ContactServiceApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class RunningContactService {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What came back over HTTP; the body is an empty node when there was none, and so are a tag and a location. */
    public record Answer(int status, JsonNode body, String tag, String location) {
        public String text(String field) {
            return body.path(field).asString("");
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private MetRefusals refusals;

    @Autowired
    private MetBodies bodies;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("scrm.kafka.bootstrap", TestKafka::bootstrapServers);
        properties.add("scrm.mongodb.uri", TestMongo::uri);
        properties.add("scrm.mongodb.database", () -> TestMongo.freshDatabaseName("contact"));
        properties.add("scrm.jwt.public-key", () -> TestTokens.publicKey().toString());
        properties.add("scrm.message-keyset", TestBodies.KEYSET::toString);
        properties.add("contact.identities.keyset", TestSeals.KEYSET::toString);
        properties.add("contact.identities.id-key", TestSeals.ID_KEY::toString);
        properties.add("scrm.state-dir", () -> "target/" + TestKafka.newGroup("streams"));
        // There is one process: what it sends arrives in order.
        properties.add("contact.erasures.sends-arrive-within", () -> "PT0S");
        properties.add("contact.segments.streams.application-id", () -> TestKafka.newGroup("segments"));
        properties.add("contact.segments.streams.block-cache-bytes", () -> "16777216");
        properties.add("contact.segments.streams.memtable-bytes", () -> "8388608");
    }

    /** A path that refuses something says in the document with which status and code, and a body that it takes fits its schema. */
    @AfterEach
    void everyRefusalAndEveryBodyIsWritten() {
        var document = get(null, "/openapi.json").body();
        assertThat(refusals.unwritten(document)).isEmpty();
        assertThat(bodies.misfits(document)).isEmpty();
    }

    /** What a topic tells of one contact, or of whatever else its key names. */
    protected static List<EventEnvelope> told(String topic, String corpId, String id) {
        var key = corpId + ":" + id;
        return TestKafka.read(topic).stream()
                .filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)))
                .filter(record -> record.value() != null) // What is forgotten says nothing.
                .map(CloudEventHeaders::read)
                .toList();
    }

    protected static void hear(String topic, String corpId, String id, String type, Instant at, Map<String, ?> data) {
        var event = new EventEnvelope(
                UUID.randomUUID().toString(),
                EventType.of(type),
                "/somebody",
                null,
                at,
                corpId,
                0,
                null,
                null,
                null,
                EventData.write(data));
        TestKafka.send(CloudEventHeaders.toRecord(topic, corpId + ":" + id, event));
    }

    /** Somebody adds lin.wei; answers the contact's id once it is there. */
    protected String haveContact(String corpId, String token, String externalUserId) {
        var contactId = Ids.contact(corpId, externalUserId);
        hear(
                Topics.WECOM_CALLBACKS,
                corpId,
                contactId,
                "scrm.wecom.external-contact-added.v1",
                Instant.now(),
                Map.of("contactId", contactId, "externalUserId", externalUserId, "staffId", "lin.wei"));
        eventually(() ->
                assertThat(get(token, "/api/v1/contacts/" + contactId).status()).isEqualTo(200));
        return contactId;
    }

    /** A behaviour as the service tells it itself once it knows whose it is. */
    protected static void hearPaid(String corpId, String contactId, int amount) {
        var now = Instant.now();
        Map<String, Object> data = Map.of(
                "contactId", contactId,
                "sourceId", "shop",
                "messageId", UUID.randomUUID().toString(),
                "type", "order-paid",
                "occurredAt", now.toString(),
                "receivedAt", now.toString(),
                "properties", Map.of("orderId", "o-1", "amount", amount));
        hear(Topics.BEHAVIOR_EVENTS, corpId, contactId, "scrm.behavior.recorded.v1", now, data);
    }

    /** A behaviour that a source tells of a contact. */
    protected static void submit(String corpId, String contactId, String type, Map<String, Object> properties) {
        var now = Instant.now();
        Map<String, Object> data = Map.of(
                "sourceId",
                "shop",
                "messageId",
                UUID.randomUUID().toString(),
                "type",
                type,
                "occurredAt",
                now.toString(),
                "contactId",
                contactId,
                "properties",
                properties);
        hear(Topics.BEHAVIOR_SUBMISSIONS, corpId, contactId, "scrm.behavior.submitted.v1", now, data);
    }

    protected static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }

    protected Answer get(@Nullable String token, String path) {
        return send("GET", token, path, null);
    }

    /** A file in place of an answer in JSON. */
    protected String text(String token, String path) {
        var request = request(path).header("Authorization", "Bearer " + token).build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A file as it is, with what is said of it. */
    protected HttpResponse<byte[]> file(String token, String path, String... headers) {
        var asked = request(path).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            asked.headers(headers);
        }
        var request = asked.build();
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A file that is made for whoever asks. */
    protected byte[] fileMade(String token, String path) {
        var request = request(path)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes something; answers its id. */
    protected String made(String token, String path, String body) {
        var made = send("POST", token, path, body);
        assertThat(made.status()).as(made.body().toString()).isBetween(200, 202);
        return made.text("id");
    }

    /** A snapshot of a segment that is whole, of the segment as soon as that is built. */
    protected String snapshot(String token, String path, String name) {
        var id = new AtomicReference<String>();
        eventually(() -> id.set(made(token, path, "{\"name\":\"%s\"}".formatted(name))));
        eventually(() ->
                assertThat(get(token, path + "/" + id.get()).text("state")).isEqualTo("taken"));
        return id.get();
    }

    protected Answer put(@Nullable String token, String path, String body) {
        return send("PUT", token, path, body);
    }

    /** Makes or changes something as it is, whatever it is. */
    protected Answer putAny(String token, String path, String body) {
        return sendIfMatch("PUT", token, path, body, "*");
    }

    /** Removes something as it is, whatever it is. */
    protected Answer deleteAny(String token, String path) {
        return sendIfMatch("DELETE", token, path, null, "*");
    }

    protected Answer delete(@Nullable String token, String path) {
        return send("DELETE", token, path, null);
    }

    /** Of somebody who has seen what is there under that tag. */
    protected Answer sendIfMatch(
            String method, String token, String path, @Nullable String body, @Nullable String ifMatch) {
        var request =
                request(path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.header("Authorization", "Bearer " + token);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return answer(request.build());
    }

    protected Answer sendWith(String method, String path, Map<String, String> headers, byte[] body) {
        var request = request(path).method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return answer(request.build());
    }

    protected Answer sendFile(String token, String path, String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(name)
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return sendWith(
                "POST",
                path,
                Map.of("Authorization", "Bearer " + token, "Content-Type", "multipart/form-data; boundary=b"),
                body.toByteArray());
    }

    /** Without saying before how much comes. */
    protected Answer sendChunked(String path, Map<String, String> headers, byte[] body) {
        var request = request(path).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        headers.forEach(request::header);
        return answer(request.build());
    }

    protected Answer send(String method, @Nullable String token, String path, @Nullable String body) {
        var request =
                request(path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return answer(request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static Answer answer(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            var text = response.body();
            return new Answer(
                    response.statusCode(),
                    text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text),
                    response.headers().firstValue("ETag").orElse(""),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
