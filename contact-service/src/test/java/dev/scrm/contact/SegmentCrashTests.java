package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.embedded.CreateTopics;
import dev.scrm.platform.embedded.EmbeddedKafka;
import dev.scrm.platform.embedded.FreePorts;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A segment is edited, and the process that puts everybody to it is killed again and again. */
class SegmentCrashTests {
    private static final int PEOPLE = 4_002;
    private static final int PARTITIONS = 4;
    private static final int KILLS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ADMIN = TestTokens.admin();
    private static final String CORP = TestTokens.CORP;

    /** So slow that a kill comes in the middle. */
    private static final Map<String, String> SLOW = Map.of(
            "CONTACT_SEGMENTS_EVERY", "200ms",
            "CONTACT_SEGMENTS_BUDGET", "3ms",
            "CONTACT_SEGMENTS_TELLEVERY", "200ms");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    private EmbeddedKafka kafka;

    @BeforeEach
    void startKafka() {
        var ports = FreePorts.take(2);
        kafka = EmbeddedKafka.start(
                directory.resolve("kafka"), ports.get(0), ports.get(1), Map.of("broker.session.timeout.ms", "60000"));
        CreateTopics.missing(kafka.bootstrapServers(), PARTITIONS, 1);
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    @Test
    void completesAndSwitchesOnceAndTellsNobodyTwiceThroughKills() throws Exception {
        know();
        try (var service = new ContactServiceProcess(directory, kafka.bootstrapServers(), SLOW)) {
            await().atMost(PATIENCE).until(service::isReady);
            var segment = service.send("POST", ADMIN, "/api/v1/segments", asking("even"))
                    .path("id")
                    .asString();
            var path = "/api/v1/segments/" + segment;
            await().atMost(PATIENCE).until(() -> !news().isEmpty());
            service.killAndRestart();
            assertThat(news()).as("killed while it is told").hasSizeLessThan(PEOPLE / 2);
            await().atMost(PATIENCE).until(service::isReady);
            await().atMost(PATIENCE).until(() -> news().size() == PEOPLE / 2);

            service.send("PUT", ADMIN, path, asking("third"));
            for (int kill = 0; kill < KILLS; kill++) {
                int further = kill * 10;
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> percent(service, path) > further);
                service.killAndRestart();
                await().atMost(PATIENCE).until(service::isReady);
                assertThat(counts(service, path, 2)).as("killed in the middle").isFalse();
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> counts(service, path, 2));

            assertThat(members(service, path)).as("known when it counts").isEqualTo(every(3));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(news()).isEqualTo(expected()));
            var shown = service.get(ADMIN, path);
            assertThat(shown.path("members").asInt()).isEqualTo(PEOPLE / 3);
            assertThat(shown.has("building")).isFalse();
            assertThat(switches(segment)).containsExactly(1, 2);
        }
    }

    private static boolean counts(ContactServiceProcess service, String path, int version) throws Exception {
        return service.get(ADMIN, path).path("version").asInt(0) == version;
    }

    private static int percent(ContactServiceProcess service, String path) throws Exception {
        return service.get(ADMIN, path).path("building").path("percent").asInt(0);
    }

    private static String asking(String tag) {
        return "{\"name\":\"名单\",\"condition\":{\"tags\":{\"anyOf\":[\"%s\"]}}}".formatted(tag);
    }

    private static String contact(int number) {
        return Ids.contact(CORP, "wm" + number);
    }

    private static List<String> every(int step) {
        return IntStream.range(0, PEOPLE)
                .filter(number -> number % step == 0)
                .mapToObj(SegmentCrashTests::contact)
                .sorted()
                .toList();
    }

    /** Whoever is in both is told of once; whoever is in one of them as often as it is so. */
    private static Map<String, List<String>> expected() {
        Map<String, List<String>> expected = new HashMap<>();
        every(2).forEach(contact ->
                expected.computeIfAbsent(contact, _ -> new ArrayList<>()).add("scrm.segment.entered"));
        var third = every(3);
        expected.forEach((contact, told) -> {
            if (!third.contains(contact)) {
                told.add("scrm.segment.left");
            }
        });
        third.forEach(contact -> expected.putIfAbsent(contact, List.of("scrm.segment.entered")));
        return expected;
    }

    private static List<String> members(ContactServiceProcess service, String path) throws Exception {
        List<String> members = new ArrayList<>();
        var page = service.get(ADMIN, path + "/members?limit=200");
        while (true) {
            page.path("items")
                    .valueStream()
                    .map(one -> one.path("contactId").asString())
                    .forEach(members::add);
            if (!page.has("next")) {
                return members;
            }
            page = service.get(
                    ADMIN,
                    path + "/members?limit=200&cursor=" + page.path("next").asString());
        }
    }

    /** Which versions counted, each time that one did for the first time. */
    private List<Integer> switches(String segment) {
        return read(Topics.SEGMENT_DEFINITIONS).stream()
                .filter(event -> event.subject() != null && event.subject().equals(segment))
                .map(event -> EventData.read(event, JsonNode.class).path("live").path("version"))
                .filter(version -> !version.isMissingNode())
                .map(JsonNode::asInt)
                .distinct()
                .toList();
    }

    private Map<String, List<String>> news() {
        Map<String, List<String>> news = new HashMap<>();
        for (var event : read(Topics.SEGMENT_EVENTS)) {
            var contact =
                    EventData.read(event, JsonNode.class).path("contactId").asString();
            news.computeIfAbsent(contact, _ -> new ArrayList<>())
                    .add(event.type().name());
        }
        return news;
    }

    /** What is known of people comes to those who sort them by the snapshots alone. */
    private void know() throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int number = 0; number < PEOPLE; number++) {
                var key = Ids.contactKey(CORP, contact(number));
                sent.add(producer.send(CloudEventHeaders.toRecord(Topics.CONTACT_PROFILES, key, snapshot(number))));
            }
            for (var one : sent) {
                one.get();
            }
        }
    }

    private static EventEnvelope snapshot(int number) {
        var tags = IntStream.of(2, 3)
                .filter(step -> number % step == 0)
                .mapToObj(step -> step == 2 ? "even" : "third")
                .toList();
        var now = Instant.now();
        return new EventEnvelope(
                "known-" + number,
                EventType.of("scrm.contact.profile-snapshot.v1"),
                "/test",
                contact(number),
                now,
                CORP,
                1,
                null,
                null,
                null,
                EventData.write(Map.of("contactId", contact(number), "createdAt", now.toString(), "tagIds", tags)));
    }

    /** What was committed. */
    private List<EventEnvelope> read(String topic) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<EventEnvelope> events = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> events.add(CloudEventHeaders.read(record)));
            }
            return events;
        }
    }
}
