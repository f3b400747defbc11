package dev.scrm.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.platform.test.TestTokens;
import dev.scrm.ticket.ticket.Conversation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service between a real broker and a real store, asked over HTTP and by events. */
@SpringBootTest(classes = TicketServiceApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(RunningTicketService.TestTime.class)
public abstract class RunningTicketService {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final EventType RECEIVED = EventType.of("scrm.wecom.service-message-received.v1");
    protected static final String ACCOUNT = "wkDEMOkf0001";

    /** A corp whose managers are known to the settings. */
    protected static final String MANAGED = "ww-managed";

    /** Starts at the real time, because tokens are judged by it. */
    @TestConfiguration(proxyBeanMethods = false)
    static class TestTime {
        @Bean
        @Primary
        MutableClock testClock() {
            return MutableClock.at(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** What came back over HTTP; the body is an empty node when there was none. */
    public record Answer(int status, JsonNode body) {
        public String text(String field) {
            return body.path(field).asString("");
        }

        public JsonNode items() {
            return body.path("items");
        }
    }

    /** An event or command that left the service. */
    public record Sent(String key, EventEnvelope envelope, JsonNode data) {
        public String type() {
            return envelope.type().toString();
        }
    }

    /** A corp of this test alone. */
    protected final String corp = "ww" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    protected MutableClock clock;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("scrm.kafka.bootstrap", TestKafka::bootstrapServers);
        properties.add("scrm.mongodb.uri", TestMongo::uri);
        properties.add("scrm.mongodb.database", () -> TestMongo.freshDatabaseName("ticket"));
        properties.add("scrm.jwt.public-key", () -> TestTokens.publicKey().toString());
        properties.add("scrm.message-keyset", TestBodies.KEYSET::toString);
        properties.add("ticket.notices.managers[0].corp-id", () -> MANAGED);
        properties.add("ticket.notices.managers[0].user-ids", () -> "boss");
        properties.add("ticket.sla.poll", () -> "100ms");
        properties.add("ticket.duty.pull-every", () -> "200ms");
    }

    protected Answer get(@Nullable String token, String path) {
        return send("GET", token, path, null, Map.of());
    }

    protected Answer put(@Nullable String token, String path, String body) {
        return send("PUT", token, path, body, Map.of());
    }

    protected Answer post(@Nullable String token, String path, @Nullable String body) {
        return send("POST", token, path, body, Map.of());
    }

    protected Answer send(
            String method, @Nullable String token, String path, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            var text = response.body();
            return new Answer(response.statusCode(), text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text));
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected String manager() {
        return token("boss", "all", "manager");
    }

    protected String token(String user, String dataScope, String... roles) {
        return tokenOf(corp, user, dataScope, roles);
    }

    /** Valid at the time of the test's clock. */
    protected String tokenOf(String corpId, String user, String dataScope, String... roles) {
        var now = clock.instant().getEpochSecond();
        return TestTokens.token(Map.of(
                "corp", corpId,
                "sub", user,
                "user", user,
                "data_scope", dataScope,
                "roles", List.of(roles),
                "iat", now,
                "exp", now + 3_600));
    }

    protected void onDuty(String userId) {
        put(manager(), "/api/v1/staff/" + userId, "{\"name\":\"%s\",\"onDuty\":true}".formatted(userId));
    }

    protected static Conversation conversation(String corpId, String customer) {
        return new Conversation(corpId, Ids.contact(corpId, customer), ACCOUNT);
    }

    protected String ticketId(String customer, int ordinal) {
        return conversation(corp, customer).ticket(ordinal).value();
    }

    /** A customer-service message as the gateway publishes it. */
    protected static ProducerRecord<byte[], byte[]> message(
            String corpId, String customer, String messageId, String origin, Instant at, String text) {
        return message(corpId, customer, messageId, origin, at, text, "event-" + corpId + messageId);
    }

    /** The same with a body that is sealed for an event of that id: for any other than its own it cannot be opened. */
    protected static ProducerRecord<byte[], byte[]> message(
            String corpId,
            String customer,
            String messageId,
            String origin,
            Instant at,
            String text,
            String sealedFor) {
        var contactId = Ids.contact(corpId, customer);
        var body = TestBodies.BODIES.seal(sealedFor, EventData.write(Map.of("text", text)));
        var data = EventData.write(Map.of(
                "messageId", messageId,
                "contactId", contactId,
                "externalUserId", customer,
                "openKfId", ACCOUNT,
                "origin", origin,
                "staffId", "lin.wei",
                "sentAt", at.toString(),
                "messageType", "text",
                "body", body));
        var envelope = new EventEnvelope(
                "event-" + corpId + messageId,
                RECEIVED,
                "/wecom-gateway",
                contactId,
                at,
                corpId,
                0,
                null,
                null,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                data);
        return CloudEventHeaders.toRecord(Topics.WECOM_MESSAGES, Ids.contactKey(corpId, contactId), envelope);
    }

    protected void customerWrites(String customer, String messageId, String text) {
        TestKafka.send(message(corp, customer, messageId, "customer", clock.instant(), text));
    }

    /** The gateway tells what became of a command. */
    protected void finished(Sent command, String status, @Nullable Integer errorCode, @Nullable String reason) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("commandId", command.envelope().id());
        data.put("command", "send-service-message");
        data.put("status", status);
        data.put("errorCode", errorCode);
        data.put("reason", reason);
        data.put("attempts", 1);
        data.put("finishedAt", clock.instant().toString());
        data.values().removeIf(Objects::isNull);
        var envelope = new EventEnvelope(
                Ids.derived("outcome", corp, command.envelope().id()),
                EventType.of("scrm.wecom.command-finished.v1"),
                "/wecom-gateway",
                command.envelope().subject(),
                clock.instant(),
                corp,
                0,
                command.envelope().id(),
                null,
                null,
                EventData.write(data));
        GoldenSample.assertMatchesSchema(envelope.type().toString(), envelope.data());
        TestKafka.send(CloudEventHeaders.toRecord(Topics.WECOM_OUTCOMES, command.key(), envelope));
    }

    /** What the service published about the corp, in order. What was published again has the same id, and counts once. */
    protected static List<Sent> sent(String topic, String corpId) {
        var byId = new LinkedHashMap<String, Sent>();
        TestKafka.read(topic).stream()
                .map(record -> new Sent(
                        new String(record.key(), UTF_8), CloudEventHeaders.read(record), JSON.readTree(record.value())))
                .filter(sent -> sent.envelope().corpId().equals(corpId))
                .forEach(sent -> byId.putIfAbsent(sent.envelope().id(), sent));
        return List.copyOf(byId.values());
    }

    protected List<Sent> events() {
        return sent(Topics.TICKET_EVENTS, corp);
    }

    protected List<Sent> commands() {
        return sent(Topics.WECOM_COMMANDS, corp);
    }
}
