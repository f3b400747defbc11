package dev.scrm.gateway;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import dev.scrm.gateway.callbacks.Spool;
import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.callbacks.wecom.Xml;
import dev.scrm.platform.embedded.CreateTopics;
import dev.scrm.platform.embedded.EmbeddedKafka;
import dev.scrm.platform.embedded.EmbeddedMongo;
import dev.scrm.platform.embedded.FreePorts;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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
    private static final int CONTACTS = 150;
    private static final int PER_SECOND = 200;
    private static final int OUTAGE = 60 * PER_SECOND;
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(4500);
    private static final List<Integer> PORTS = FreePorts.take(3);
    private static final Path DIRECTORY = directory();

    private static EmbeddedKafka kafka = startKafka();
    private static EmbeddedMongo mongo = EmbeddedMongo.inMemory(PORTS.get(2));

    /** How a callback was answered. */
    private record Answered(int status, Duration took) {}

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
    void answersEveryCallbackInTimeWhileKafkaIsAwayForAMinuteAndBringsAllToKafkaInOrder() throws Exception {
        var answers = new ArrayList<CompletableFuture<Answered>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            var sending = clock.scheduleAtFixedRate(
                    () -> {
                        int number = answers.size();
                        answers.add(CompletableFuture.supplyAsync(() -> post(number), threads));
                    },
                    0,
                    1_000 / PER_SECOND,
                    TimeUnit.MILLISECONDS);
            await().until(() -> answers.size() > PER_SECOND);
            kafka.close();
            int whenGone = answers.size();
            await().atMost(Duration.ofMinutes(3)).until(() -> answers.size() > whenGone + OUTAGE);
            kafka = startKafka();
            int whenBack = answers.size();
            await().atMost(Duration.ofMinutes(1)).until(() -> answers.size() > whenBack + 2 * PER_SECOND);
            sending.cancel(false);
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().status()).isEqualTo(200);
            assertThat(answer.join().took()).isLessThan(LONGEST_ANSWER);
        });
        await().atMost(Duration.ofMinutes(2)).until(() -> spool.total().events() == 0);
        var numbers = numbersByContact();
        assertThat(numbers.values().stream().mapToInt(List::size).sum()).isEqualTo(answers.size());
        assertThat(numbers.values())
                .allSatisfy(ofOneContact -> assertThat(ofOneContact).isSorted());
    }

    @Test
    void saysThatItKeptNothingWhenKafkaAndMongoAreBothAway() {
        assertThat(mongoClient).isNotNull();
        kafka.close();
        mongo.close();
        try {
            var answers = IntStream.range(0, 5)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> post(1_000_000 + i)))
                    .toList();

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.join().status()).isEqualTo(503);
                assertThat(answer.join().took()).isLessThan(LONGEST_ANSWER);
            });
        } finally {
            mongo = EmbeddedMongo.inMemory(PORTS.get(2));
            kafka = startKafka();
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> post(1_000_100).status() == 200);
    }

    private Answered post(int number) {
        var xml = Xml.contactChange("edit_external_contact", "wmContact" + number % CONTACTS, "")
                .replace("<CreateTime>" + Xml.CREATED, "<CreateTime>" + (Xml.CREATED + number));
        var callback = SignedCallback.of(DEMO_APP, DEMO_APP.corpId(), xml, number);
        long began = System.nanoTime();
        var answer = Http.post(
                "http://127.0.0.1:" + port + Http.CALLBACK_PATH + "?" + callback.queryString(), callback.body());
        return new Answered(answer.status(), Duration.ofNanos(System.nanoTime() - began));
    }

    /** What the topic holds of the load, the second of an id dropped as consumers do. */
    private static Map<String, List<Long>> numbersByContact() {
        var seen = new HashSet<String>();
        var numbers = new HashMap<String, List<Long>>();
        for (EventEnvelope event : callbacks()) {
            long number = event.time().getEpochSecond() - Xml.CREATED;
            if (seen.add(event.id()) && number < 1_000_000) {
                numbers.computeIfAbsent(String.valueOf(event.subject()), _ -> new ArrayList<>())
                        .add(number);
            }
        }
        return numbers;
    }

    private static List<EventEnvelope> callbacks() {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.WECOM_CALLBACKS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var events = new ArrayList<EventEnvelope>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> events.add(CloudEventHeaders.read(record)));
            }
            return events;
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
