package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import dev.scrm.gateway.callbacks.Spool;
import dev.scrm.platform.embedded.CreateTopics;
import dev.scrm.platform.embedded.EmbeddedKafka;
import dev.scrm.platform.embedded.EmbeddedMongo;
import dev.scrm.platform.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Kafka goes away and comes back, then MongoDB as well; servers of this test alone. */
@SpringBootTest(classes = WecomGatewayApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class OutageTests {
    private static final int OUTAGE = 60 * CallbackStream.PER_SECOND;
    private static final List<Integer> PORTS = FreePorts.take(3);
    private static final Path DIRECTORY = directory();

    private static EmbeddedKafka kafka = startKafka();
    private static EmbeddedMongo mongo = EmbeddedMongo.inMemory(PORTS.get(2));

    @LocalServerPort
    private int port;

    @Autowired
    private Spool spool;

    @Autowired
    private MongoClient mongoClient;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        CreateTopics.missing(kafka.bootstrapServers(), 8, 1);
        properties.add("scrm.kafka.bootstrap", kafka::bootstrapServers);
        properties.add("scrm.mongodb.uri", mongo::uri);
        RunningGateway.common(properties);
    }

    @AfterAll
    static void stop() {
        kafka.close();
        mongo.close();
    }

    @Test
    void answersEveryCallbackInTimeWhileKafkaIsAwayForAMinuteAndBringsAllToKafkaInOrder() {
        var stream = new CallbackStream(port);
        try (stream) {
            stream.start();
            await().until(() -> stream.sent() > CallbackStream.PER_SECOND);
            kafka.close();
            int whenGone = stream.sent();
            await().atMost(Duration.ofMinutes(3)).until(() -> stream.sent() > whenGone + OUTAGE);
            kafka = startKafka();
            int whenBack = stream.sent();
            await().atMost(Duration.ofMinutes(1)).until(() -> stream.sent() > whenBack + 2 * CallbackStream.PER_SECOND);
        }

        stream.assertAnsweredInTime();
        await().atMost(Duration.ofMinutes(2)).until(() -> spool.total().events() == 0);
        stream.assertAllInOrderOfTheirContact(kafka.bootstrapServers());
    }

    @Test
    void saysThatItKeptNothingWhenKafkaAndMongoAreBothAway() {
        assertThat(mongoClient).isNotNull();
        try (var stream = new CallbackStream(port)) {
            kafka.close();
            mongo.close();
            try {
                var answers = IntStream.range(0, 5)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> stream.postAnother(i)))
                        .toList();

                assertThat(answers).allSatisfy(answer -> {
                    assertThat(answer.join().status()).isEqualTo(503);
                    assertThat(answer.join().isInTime()).isTrue();
                });
            } finally {
                mongo = EmbeddedMongo.inMemory(PORTS.get(2));
                kafka = startKafka();
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> stream.postAnother(100).status() == 200);
        }
    }

    private static EmbeddedKafka startKafka() {
        return EmbeddedKafka.start(DIRECTORY, PORTS.get(0), PORTS.get(1));
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("scrm-outage-kafka");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
