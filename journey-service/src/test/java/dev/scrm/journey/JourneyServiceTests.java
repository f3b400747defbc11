package dev.scrm.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, between a real broker and a real database. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(Lifecycle.PER_CLASS)
class JourneyServiceTests {
    private static final String CORP = TestKafka.newGroup("corp");
    private static final String INSTANCES = "/api/v1/journeys/welcome/instances";
    private static final String PARKED = "/api/v1/parked-contacts";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("scrm.kafka.bootstrap", TestKafka::bootstrapServers);
        registry.add("scrm.mongodb.uri", TestMongo::uri);
        registry.add("scrm.mongodb.database", () -> TestMongo.freshDatabaseName("journey"));
        registry.add("scrm.jwt.public-key", () -> TestTokens.publicKey().toString());
        registry.add("scrm.state-dir", () -> "target/" + TestKafka.newGroup("streams"));
        registry.add("journey.engine.application-id", () -> TestKafka.newGroup("journey-service"));
        registry.add("journey.welcome.message-wait", () -> "1s");
    }

    @BeforeAll
    void awaitReadiness() {
        await().atMost(PATIENCE).until(() -> get("/readyz", null).statusCode() == 200);
    }

    @Test
    void welcomesRemindsAndShowsTheWay() {
        var customer = "wm-shown";
        var contact = Ids.contact(CORP, customer);
        tell("scrm.wecom.external-contact-added.v1", customer, Map.of("welcomeCode", "WC-1", "state", "poster-17"));
        tell("scrm.wecom.contact-fetched.v1", customer, Map.of("name", "王芳"));
        finish(customer, "send-welcome");
        finish(customer, "send-app-message");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(instances(contact)
                                .path("items")
                                .path(0)
                                .path("result")
                                .asString(""))
                        .isEqualTo("reminded"));
        var instance = instances(contact).get("items").get(0);
        assertThat(instance.get("staffId").asString()).isEqualTo("lin.wei");
        assertThat(instance.get("liveCode").asString()).isEqualTo("poster-17");
        assertThat(instance.get("steps"))
                .extracting(step ->
                        step.get("node").asString() + ":" + step.get("result").asString())
                .containsExactly("send-welcome:sent", "wait-for-message:timed-out", "remind-staff:sent");
        assertThat(instance.get("steps").get(1).get("reason").asString()).isEqualTo("等待期内客户没有发来消息");
    }

    @Test
    void showsNobodyElsesInstances() {
        var customer = "wm-private";
        var contact = Ids.contact(CORP, customer);
        tell("scrm.wecom.external-contact-added.v1", customer, Map.of());
        await().atMost(PATIENCE).until(() -> !instances(contact).get("items").isEmpty());

        assertThat(items(INSTANCES, TestTokens.token("another-corp", "boss", "all", "admin")))
                .isEmpty();
        assertThat(items(INSTANCES, TestTokens.token(CORP, "chen.bo", "own", "agent")))
                .isEmpty();
        assertThat(items(INSTANCES, TestTokens.token(CORP, "lin.wei", "own", "agent")))
                .isNotEmpty();
    }

    @Test
    void pagesThroughInstances() {
        for (int i = 0; i < 3; i++) {
            tell("scrm.wecom.external-contact-added.v1", "wm-page-" + i, Map.of());
        }
        await().atMost(PATIENCE).until(() -> items(INSTANCES, admin()).size() >= 3);

        var first = json(get(INSTANCES + "?limit=2", admin()));
        var second = json(get(INSTANCES + "?limit=2&cursor=" + first.get("next").asString(), admin()));

        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items").get(0).get("id"))
                .isNotEqualTo(first.get("items").get(1).get("id"));
    }

    @Test
    void listsTheJourneys() {
        var journeys = items("/api/v1/journeys", admin());

        assertThat(journeys).extracting(journey -> journey.get("id").asString()).containsExactly("welcome");
        assertThat(journeys.getFirst().get("nodes"))
                .extracting(node -> node.get("type").asString())
                .contains("send-welcome", "wait-for-event-or-timeout", "send-staff-reminder", "end");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        assertThat(get(INSTANCES, null).statusCode()).isEqualTo(401);
        assertThat(problem("/api/v1/journeys/unheard-of/instances")).isEqualTo("journey-not-found");
        assertThat(problem(INSTANCES + "?cursor=nonsense")).isEqualTo("cursor-invalid");
        assertThat(problem(INSTANCES + "?cursor=eB94")).isEqualTo("cursor-invalid");
        assertThat(problem(INSTANCES + "?limit=1000")).isEqualTo("limit-out-of-range");
    }

    @Test
    void letsOnlyAdminsSeeAndReleaseParkedContacts() {
        var path = PARKED + "/" + Ids.contact(CORP, "wm-parked");
        var agent = TestTokens.token(CORP, "lin.wei", "all", "agent");

        assertThat(get(PARKED, agent).statusCode()).isEqualTo(403);
        assertThat(post(path + "/release", agent).statusCode()).isEqualTo(403);
        assertThat(delete(path, agent).statusCode()).isEqualTo(403);
        assertThat(post(path + "/release", admin()).statusCode()).isEqualTo(202);
    }

    @Test
    void showsAndReleasesTheParkedContactsOfTheCallersCorpAlone() {
        var contact = Ids.contact(CORP, "wm-stuck");
        var stranger = TestTokens.token("another-corp", "boss", "all", "admin");
        tell("scrm.wecom.external-contact-added.v2", "wm-stuck", Map.of());
        await().atMost(PATIENCE).until(() -> parked(admin()).contains(contact));

        assertThat(parked(stranger)).isEmpty();
        assertThat(delete(PARKED + "/" + contact, stranger).statusCode()).isEqualTo(202);
        assertThat(post(PARKED + "/" + contact + "/release", admin()).statusCode())
                .isEqualTo(202);
        // Still of an unknown version: it stays. The stranger's command was before this one and did nothing.
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(standings(contact)).contains(true).endsWith(false));
        assertThat(parked(admin())).contains(contact);

        assertThat(delete(PARKED + "/" + contact + "?onlyFirst=true", admin()).statusCode())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> !parked(admin()).contains(contact));
    }

    private List<String> parked(String token) {
        return items(PARKED, token).stream()
                .map(item -> item.get("contactId").asString())
                .toList();
    }

    /** Whether the contact was on its way to be released, time after time. */
    private static List<Boolean> standings(String contact) {
        return TestKafka.read(Topics.PARKED_CONTACTS).stream()
                .filter(record -> header(record, "ce_subject").equals(contact))
                .map(record -> JSON.readTree(record.value()).get("releasing").asBoolean())
                .toList();
    }

    private static String admin() {
        return TestTokens.token(CORP, "boss", "all", "admin");
    }

    private static void tell(String type, String customer, Map<String, ?> more) {
        var now = Instant.now();
        Map<String, Object> data = new HashMap<>(Map.of(
                "contactId",
                Ids.contact(CORP, customer),
                "externalUserId",
                customer,
                "staffId",
                "lin.wei",
                "receivedAt",
                now.toString(),
                "fetchedAt",
                now.toString(),
                "commandId",
                "fetch"));
        data.putAll(more);
        var envelope = new EventEnvelope(
                Ids.derived(type, customer, data.toString()),
                EventType.of(type),
                "/test",
                null,
                now.truncatedTo(ChronoUnit.SECONDS),
                CORP,
                0,
                null,
                null,
                null,
                EventData.write(data));
        var topic = type.contains("external-contact") ? Topics.WECOM_CALLBACKS : Topics.WECOM_OUTCOMES;
        TestKafka.send(CloudEventHeaders.toRecord(topic, Ids.contactKey(CORP, Ids.contact(CORP, customer)), envelope));
    }

    /** As the gateway would once it has sent the contact's command. */
    private static void finish(String customer, String command) {
        var contact = Ids.contact(CORP, customer);
        var record = await().atMost(PATIENCE)
                .until(
                        () -> TestKafka.read(Topics.WECOM_COMMANDS).stream()
                                .filter(sent -> header(sent, "ce_type").equals("scrm.wecom." + command + ".v1"))
                                .filter(sent -> header(sent, "ce_subject").equals(contact))
                                .toList(),
                        sent -> !sent.isEmpty());
        assertThat(record).hasSize(1);
        tell(
                "scrm.wecom.command-finished.v1",
                customer,
                Map.of(
                        "commandId",
                        header(record.getFirst(), "ce_id"),
                        "command",
                        command,
                        "status",
                        "sent",
                        "attempts",
                        1,
                        "finishedAt",
                        Instant.now().toString()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private JsonNode instances(String contactId) {
        return json(get(INSTANCES + "?contactId=" + contactId, admin()));
    }

    private List<JsonNode> items(String path, String token) {
        return json(get(path, token)).get("items").valueStream().toList();
    }

    private String problem(String path) {
        return json(get(path, admin())).get("code").asString();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET());
    }

    private HttpResponse<String> post(String path, String token) {
        return send(request(path, token).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpResponse<String> delete(String path, String token) {
        return send(request(path, token).DELETE());
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
