package dev.scrm.gateway;

import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.callbacks.Spool;
import dev.scrm.platform.embedded.CreateTopics;
import dev.scrm.platform.test.TestMongo;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Kafka does not go away but stops answering: what was on its way arrives late, when the spool has it already. */
@SpringBootTest(classes = WecomGatewayApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be made to hang there")
class HangingBrokerTests {
    private static final int SECONDS_OF_SILENCE = 12;

    @TempDir
    private static Path directory;

    private static BrokerProcess kafka;

    @LocalServerPort
    private int port;

    @Autowired
    private Spool spool;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        kafka = BrokerProcess.start(directory.resolve("kafka"));
        CreateTopics.missing(kafka.bootstrapServers(), 8, 1);
        properties.add("scrm.kafka.bootstrap", kafka::bootstrapServers);
        properties.add("scrm.mongodb.uri", TestMongo::uri);
        properties.add("scrm.mongodb.database", () -> TestMongo.freshDatabaseName("gateway"));
        RunningGateway.common(properties);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void answersEveryCallbackInTimeWhileKafkaHangsAndBringsAllToKafkaInOrder() {
        var stream = new CallbackStream(port);
        try (stream) {
            stream.start();
            await().until(() -> stream.sent() > 2 * CallbackStream.PER_SECOND);
            kafka.hang();
            int whenSilent = stream.sent();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> stream.sent() > whenSilent + SECONDS_OF_SILENCE * CallbackStream.PER_SECOND);
            kafka.goOn();
            int whenBack = stream.sent();
            await().atMost(Duration.ofMinutes(1)).until(() -> stream.sent() > whenBack + 2 * CallbackStream.PER_SECOND);
        }

        stream.assertAnsweredInTime();
        await().atMost(Duration.ofMinutes(2)).until(() -> spool.total().events() == 0);
        stream.assertAllInOrderOfTheirContact(kafka.bootstrapServers());
    }
}
