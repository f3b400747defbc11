package dev.scrm.journey.engine.streams;

import static dev.scrm.journey.engine.EngineFixtures.LIN;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exactly once, with a real broker and a process that is killed in the middle of its work. */
class KilledEngineTests {
    private static final int CONTACTS = 200;
    private static final String CORP = TestKafka.newGroup("corp");
    private static final String ENGINE = TestKafka.newGroup("journey-service");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    private Process engine;

    @AfterEach
    void stop() throws InterruptedException {
        if (engine != null) {
            EngineProcess.kill(engine);
        }
    }

    @Test
    void welcomesEveryContactOnceAndRemindsOnceThoughItIsKilled() throws Exception {
        start();
        TestKafka.send(events("scrm.wecom.external-contact-added.v1", 0, CONTACTS / 2));
        await().atMost(PATIENCE)
                .until(() -> !commands("send-welcome").isEmpty() || !started().isEmpty());
        TestKafka.send(events("scrm.wecom.external-contact-added.v1", CONTACTS / 2, CONTACTS));
        TestKafka.send(events("scrm.wecom.contact-fetched.v1", 0, CONTACTS / 2));
        killAndStart();
        TestKafka.send(events("scrm.wecom.external-contact-added.v1", 0, CONTACTS));

        await().atMost(PATIENCE).until(() -> commands("send-welcome").size() >= CONTACTS);
        answer("send-welcome", 0, CONTACTS);
        await().atMost(PATIENCE).until(() -> !commands("send-app-message").isEmpty());
        killAndStart();

        await().atMost(PATIENCE).until(() -> commands("send-app-message").size() >= CONTACTS);
        answer("send-app-message", 0, CONTACTS);
        await().atMost(PATIENCE).until(() -> finished().size() >= CONTACTS);
        assertThat(contactsOf("send-welcome")).hasSize(CONTACTS).doesNotHaveDuplicates();
        assertThat(contactsOf("send-app-message")).hasSize(CONTACTS).doesNotHaveDuplicates();
        assertThat(finished()).hasSize(CONTACTS);
        assertThat(eventIds()).doesNotHaveDuplicates();
    }

    private void start() throws Exception {
        engine = EngineProcess.start(
                TestKafka.bootstrapServers(), ENGINE, directory.resolve("state"), directory.resolve("engine.log"));
    }

    private void killAndStart() throws Exception {
        EngineProcess.kill(engine);
        start();
    }

    private static List<ProducerRecord<byte[], byte[]>> events(String type, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> event(type, number, Ids.derived(type, "" + number), Map.of()))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> event(String type, int number, String id, Map<String, ?> more) {
        var now = Instant.now();
        var customer = "wm" + number;
        Map<String, Object> data = new HashMap<>(Map.of(
                "contactId",
                Ids.contact(CORP, customer),
                "externalUserId",
                customer,
                "staffId",
                LIN,
                "welcomeCode",
                "WC-" + number,
                "receivedAt",
                now.toString(),
                "commandId",
                "fetch-" + number,
                "name",
                "客户" + number,
                "fetchedAt",
                now.toString()));
        data.putAll(more);
        var envelope = new EventEnvelope(
                id,
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
        return CloudEventHeaders.toRecord(topic, Ids.contactKey(CORP, Ids.contact(CORP, customer)), envelope);
    }

    /** As the gateway would say that it sent the commands. */
    private static void answer(String command, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> outcomes = new ArrayList<>();
        var ids = commands(command).stream()
                .map(record -> header(record, "ce_id"))
                .toList();
        var contacts = contactsOf(command);
        for (int number = from; number < to; number++) {
            var id = ids.get(contacts.indexOf(Ids.contact(CORP, "wm" + number)));
            outcomes.add(event(
                    "scrm.wecom.command-finished.v1",
                    number,
                    "outcome-" + id,
                    Map.of(
                            "commandId",
                            id,
                            "command",
                            command,
                            "status",
                            "sent",
                            "attempts",
                            1,
                            "finishedAt",
                            Instant.now().toString())));
        }
        TestKafka.send(outcomes);
    }

    private static List<ConsumerRecord<byte[], byte[]>> ofThisTest(String topic, String type) {
        return TestKafka.read(topic).stream()
                .filter(record -> header(record, "ce_corpid").equals(CORP))
                .filter(record -> header(record, "ce_type").equals(type))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> commands(String command) {
        return ofThisTest(Topics.WECOM_COMMANDS, "scrm.wecom." + command + ".v1");
    }

    private static List<ConsumerRecord<byte[], byte[]>> started() {
        return ofThisTest(Topics.JOURNEY_EVENTS, "scrm.journey.started.v1");
    }

    private static List<ConsumerRecord<byte[], byte[]>> finished() {
        return ofThisTest(Topics.JOURNEY_EVENTS, "scrm.journey.finished.v1");
    }

    private static List<String> contactsOf(String command) {
        return commands(command).stream()
                .map(record -> header(record, "ce_subject"))
                .toList();
    }

    private static List<String> eventIds() {
        return TestKafka.read(Topics.JOURNEY_EVENTS).stream()
                .filter(record -> header(record, "ce_corpid").equals(CORP))
                .map(record -> header(record, "ce_id"))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
