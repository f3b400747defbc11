package dev.scrm.gateway;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.corps.App;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.platform.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole gateway between a real broker, a real store and the WeCom simulator. */
@SpringBootTest(classes = WecomGatewayApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class RunningGateway {
    protected static final String CORP = TestTokens.CORP;
    protected static final Path KEYSET = keyset();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("scrm.kafka.bootstrap", TestKafka::bootstrapServers);
        properties.add("scrm.mongodb.uri", TestMongo::uri);
        properties.add("scrm.mongodb.database", () -> TestMongo.freshDatabaseName("gateway"));
        common(properties);
    }

    static void common(DynamicPropertyRegistry properties) {
        properties.add("scrm.jwt.public-key", () -> TestTokens.publicKey().toString());
        properties.add("scrm.message-keyset", KEYSET::toString);
        properties.add("gateway.wecom.base-url", Simulator::url);
        properties.add("gateway.corps[0].corp-id", SignedCallback.DEMO_APP::corpId);
        app(properties, "gateway.corps[0].apps[0]", SignedCallback.DEMO_APP);
        properties.add("gateway.corps[0].apps[0].trusted-domains", () -> "crm.example.com");
        app(properties, "gateway.corps[0].apps[1]", SignedCallback.SECOND_APP);
        properties.add("gateway.corps[1].corp-id", SignedCallback.OTHER_CORPS_APP::corpId);
        app(properties, "gateway.corps[1].apps[0]", SignedCallback.OTHER_CORPS_APP);
    }

    private static void app(DynamicPropertyRegistry properties, String prefix, App app) {
        properties.add(prefix + ".agent-id", app::agentId);
        properties.add(prefix + ".secret", app::secret);
        properties.add(prefix + ".callback-token", app::callbackToken);
        properties.add(prefix + ".callback-aes-key", app::callbackAesKey);
        properties.add(prefix + ".for-contacts", app::forContacts);
    }

    protected String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    protected Http.Answer post(SignedCallback callback) {
        return post(SignedCallback.DEMO_APP, callback);
    }

    /** Posts to the address of an app. */
    protected Http.Answer post(App app, SignedCallback callback) {
        return Http.post(url(Http.callbackPath(app) + "?" + callback.queryString()), callback.body());
    }

    /** Gives the gateway a command about a contact of the demo corp. */
    protected static void send(String commandId, String command, String contactId, String json) {
        TestKafka.send(record(Topics.WECOM_COMMANDS, commandId, command, contactId, json));
    }

    /** A command as it lies in a topic. */
    protected static ProducerRecord<byte[], byte[]> record(
            String topic, String commandId, String command, String contactId, String json) {
        var envelope = new EventEnvelope(
                commandId,
                EventType.of("scrm.wecom." + command + ".v1"),
                "/test",
                contactId,
                Instant.now(),
                CORP,
                0,
                null,
                null,
                null,
                json.getBytes(StandardCharsets.UTF_8));
        return CloudEventHeaders.toRecord(topic, Ids.contactKey(CORP, contactId), envelope);
    }

    /** The events of a topic that a test is about, in order. */
    protected static List<EventEnvelope> events(String topic, String about) {
        return TestKafka.read(topic).stream()
                .map(CloudEventHeaders::read)
                .filter(event -> new String(event.data(), StandardCharsets.UTF_8).contains(about))
                .toList();
    }

    private static Path keyset() {
        try {
            var file = Files.createTempFile("scrm-test", ".keyset.json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, MessageBodies.newKeyset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
