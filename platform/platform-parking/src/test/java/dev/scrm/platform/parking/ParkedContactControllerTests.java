package dev.scrm.platform.parking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.PlatformMessagingConfiguration;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.messaging.streams.ParkedContacts;
import dev.scrm.platform.messaging.streams.ReleaseParkedContacts;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = ParkedContactControllerTests.WithoutKafka.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ParkedContactControllerTests {
    private static final String GROUP = "a-service";
    private static final String CORP = TestTokens.CORP;
    private static final String OTHER_CORP = "ww5c3a0demo0000002";
    private static final String ADMIN = TestTokens.token(CORP, "boss", "all", "admin");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Parked contacts over HTTP, with a producer that keeps what it is given. */
    @EnableAutoConfiguration(exclude = PlatformMessagingConfiguration.class)
    static class WithoutKafka {
        @Bean
        MockProducer<byte[], byte[]> producer() {
            return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Bean(initMethod = "createIndexes")
        ParkedContacts parkedContacts(MongoDatabase database) {
            return new ParkedContacts(GROUP, database);
        }

        @Bean
        ReleaseParkedContacts releaseParkedContacts(
                MockProducer<byte[], byte[]> producer, Clock clock, RandomGenerator random) {
            return new ReleaseParkedContacts(GROUP, new EventPublisher(producer), clock, random);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private MockProducer<byte[], byte[]> producer;

    @Autowired
    private ParkedContacts parkedContacts;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("scrm.mongodb.uri", TestMongo::uri);
        registry.add("scrm.mongodb.database", () -> TestMongo.freshDatabaseName("parked"));
        registry.add("scrm.jwt.public-key", () -> TestTokens.publicKey().toString());
    }

    @BeforeEach
    void parked() {
        producer.clear();
        tell(GROUP, CORP, "c1", true, 3);
        tell(GROUP, CORP, "c2", true, 25_000);
        tell(GROUP, CORP, "c3", true, 1);
        tell(GROUP, CORP, "c3", false, 0);
        tell("journey-service", CORP, "c4", true, 1);
        tell(GROUP, OTHER_CORP, "c1", true, 7);
    }

    private void tell(String group, String corp, String contact, boolean parked, long waiting) {
        var data = """
                {"group":"%s","contactId":"%s","parked":%b,"releasing":false,"reason":"why","since":"%s","waiting":%d}""".formatted(group, contact, parked, NOON, waiting);
        var event = new EventEnvelope(
                contact,
                EventType.of("scrm.parking.contact-standing.v1"),
                "/" + group,
                contact,
                NOON,
                corp,
                0,
                null,
                null,
                null,
                data.getBytes(UTF_8));
        var key = Ids.contactKey(corp, contact);
        var position = new SourcePosition(Topics.PARKED_CONTACTS, 0, 0);
        parkedContacts.handle(List.of(new Lane(key, List.of(new ReceivedEvent(event, position, key)))));
    }

    @Test
    void listsTheParkedContactsOfTheCallersCorpAlone() throws Exception {
        assertThat(items("", ADMIN))
                .extracting(item -> item.at("/contactId").asString() + " "
                        + item.at("/waiting").asLong())
                .containsExactly("c1 3", "c2 25000");
        assertThat(items("", TestTokens.token(OTHER_CORP, "boss", "all", "admin")))
                .extracting(item -> item.at("/waiting").asLong())
                .containsExactly(7L);
    }

    @Test
    void leadsFromPageToPage() throws Exception {
        var first = JSON.readTree(send("GET", "?limit=1", ADMIN).body());
        var last =
                JSON.readTree(send("GET", "?limit=1&cursor=" + first.at("/next").asString(), ADMIN)
                        .body());

        assertThat(first.at("/items/0/contactId").asString()).isEqualTo("c1");
        assertThat(last.at("/items/0/contactId").asString()).isEqualTo("c2");
        assertThat(last.has("next")).isFalse();
    }

    @Test
    void sendsCommandsUnderTheKeyOfTheCallersCorp() throws Exception {
        var contact = Ids.contact(CORP, "wm-1");

        assertThat(send("POST", "/" + contact + "/release", ADMIN).statusCode()).isEqualTo(202);
        assertThat(send("DELETE", "/" + contact + "?onlyFirst=true", ADMIN).statusCode())
                .isEqualTo(202);
        assertThat(send("DELETE", "/" + contact, ADMIN).statusCode()).isEqualTo(202);

        assertThat(producer.history())
                .allSatisfy(record -> {
                    assertThat(record.topic()).isEqualTo(Topics.PARKING_COMMANDS);
                    assertThat(record.key()).asString(UTF_8).isEqualTo(Ids.contactKey(CORP, contact));
                    GoldenSample.assertMatchesSchema("scrm.parking.release-contact.v1", record.value());
                })
                .extracting(
                        record -> JSON.readTree(record.value()).at("/giveUp").asString())
                .containsExactly("nothing", "first", "all");
    }

    @Test
    void isForbiddenToAllButAdmins() throws Exception {
        var manager = TestTokens.token(CORP, "lin.wei", "all", "manager");

        assertThat(send("GET", "", manager).statusCode()).isEqualTo(403);
        assertThat(send("POST", "/c1/release", manager).statusCode()).isEqualTo(403);
        assertThat(send("DELETE", "/c1", manager).statusCode()).isEqualTo(403);
        assertThat(producer.history()).isEmpty();
    }

    private List<JsonNode> items(String path, String token) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", path, token).body())
                .at("/items")
                .valueStream()
                .toList();
    }

    private HttpResponse<String> send(String method, String path, String token)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/api/v1/parked-contacts" + path))
                    .header("Authorization", "Bearer " + token)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
