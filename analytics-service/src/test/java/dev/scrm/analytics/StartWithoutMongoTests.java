package dev.scrm.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.embedded.EmbeddedMongo;
import dev.scrm.platform.embedded.FreePorts;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.test.GoldenSample;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service that starts while MongoDB is away lives, counts what happens, and is ready as soon as it can show it. */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StartWithoutMongoTests {
    private static final int MONGO_PORT = FreePorts.take(1).getFirst();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @LocalServerPort
    private int port;

    @Autowired
    private MongoDatabase database;

    @Autowired
    @Qualifier("streams")
    private HealthIndicator streams;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("scrm.kafka.bootstrap", TestKafka::bootstrapServers);
        registry.add("scrm.mongodb.uri", () -> "mongodb://127.0.0.1:" + MONGO_PORT);
        registry.add("scrm.jwt.public-key", () -> TestTokens.publicKey().toString());
        registry.add("scrm.state-dir", () -> "target/" + TestKafka.newGroup("streams"));
        registry.add("scrm.topic-partitions", () -> TestKafka.PARTITIONS);
    }

    @Test
    void isReadyOnceTheIndexesAreThereAndStaysSo() throws Exception {
        await().atMost(PATIENCE).until(() -> Status.UP.equals(streams.health().getStatus()));
        assertThat(status("/livez")).isEqualTo(200);
        assertThat(status("/readyz")).isEqualTo(503);

        add("wm-early");
        await().atMost(PATIENCE).until(() -> isCounted());
        assertThat(status("/readyz")).isEqualTo(503);

        try (var mongo = EmbeddedMongo.inMemory(MONGO_PORT)) {
            assertThat(mongo.uri()).endsWith(":" + MONGO_PORT);
            await().atMost(PATIENCE).until(() -> status("/readyz") == 200);
            assertThat(TestMongo.indexes(database, "figures")).contains("corp,hour,liveCode", "corp,liveCode,hour");
            assertThat(TestMongo.indexes(database, "parked-contacts")).contains("corp,contactId");
            assertThat(status("/api/v1/parked-contacts")).isEqualTo(200);
        }

        assertThat(status("/readyz"))
                .as("all pods would go out of service at once")
                .isEqualTo(200);
    }

    private static void add(String customer) {
        var contact = Ids.contact(TestTokens.CORP, customer);
        var now = Instant.now();
        var data = """
                {"contactId":"%s","externalUserId":"%s","staffId":"lin.wei","state":"early-poster","welcomeCode":"WC-1","receivedAt":"%s"}""".formatted(contact, customer, now);
        var added = GoldenSample.envelope(
                "scrm.wecom.external-contact-added.v1", Ids.derived("added", customer), now, data.getBytes(UTF_8));
        TestKafka.send(
                CloudEventHeaders.toRecord(Topics.WECOM_CALLBACKS, Ids.contactKey(TestTokens.CORP, contact), added));
    }

    private static boolean isCounted() {
        return TestKafka.read("analytics.figures.v1").stream()
                .anyMatch(figure -> new String(figure.key(), UTF_8).contains("early-poster"));
    }

    private int status(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + TestTokens.admin())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
