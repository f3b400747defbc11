package dev.scrm.journey.engine.streams;

import static dev.scrm.journey.engine.EngineFixtures.CODE;
import static dev.scrm.journey.engine.EngineFixtures.CUSTOMER;
import static dev.scrm.journey.engine.EngineFixtures.LIN;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.journey.definition.Definitions;
import dev.scrm.journey.engine.EngineFixtures;
import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.journey.engine.mustache.MustacheTexts;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.Parking;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.StreamsProperties;
import dev.scrm.platform.messaging.streams.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The topology in virtual time, with the settings it has in earnest and RocksDB beneath. */
final class EngineRun implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
    private final Map<String, List<TestRecord<byte[], byte[]>>> read = new HashMap<>();
    private Instant now;

    EngineRun(Path stateDirectory, Instant now) {
        this(stateDirectory, now, EngineFixtures.definitions());
    }

    EngineRun(Path stateDirectory, Instant now, Definitions definitions) {
        var timers = new TimerSettings(Duration.ofMillis(200), Duration.ofMillis(500), 1_000);
        var settings = new StreamsSettings(
                "journey-service",
                stateDirectory,
                null,
                1,
                0,
                Duration.ofMillis(100),
                Duration.ofMillis(20),
                Duration.ofMillis(5),
                Duration.ofSeconds(6),
                8 << 20,
                4 << 20,
                0,
                (short) -1);
        var topology = EngineTopology.of(
                new JourneyEngine(definitions, new MustacheTexts()),
                timers,
                new EngineMeters(new SimpleMeterRegistry()),
                new ParkingMeters("journey-service", new SimpleMeterRegistry()));
        var kafka = new KafkaSettings("localhost:1", 1, Map.of());
        this.now = now;
        this.driver = new TopologyTestDriver(topology, StreamsProperties.of(kafka, settings, "test"), now);
    }

    @Override
    public void close() {
        driver.close();
    }

    /** Wall-clock time goes by in the steps in which the engine looks at it. */
    EngineRun after(Duration duration) {
        var step = Duration.ofMillis(200);
        for (var rest = duration; rest.isPositive(); rest = rest.minus(step)) {
            var next = rest.compareTo(step) < 0 ? rest : step;
            now = now.plus(next);
            driver.advanceWallClockTime(next);
        }
        return this;
    }

    /** Time goes by while nothing runs. */
    EngineRun afterStandingStillFor(Duration duration) {
        now = now.plus(duration);
        driver.advanceWallClockTime(duration);
        return this;
    }

    Instant now() {
        return now;
    }

    EngineRun added(String corp, String eventId, String code) {
        return told(corp, "scrm.wecom.external-contact-added.v1", eventId, addition(corp, code));
    }

    EngineRun halfAdded(String corp, String eventId, String code) {
        return told(corp, "scrm.wecom.external-contact-half-added.v1", eventId, addition(corp, code));
    }

    private Map<String, Object> addition(String corp, String code) {
        var data = new LinkedHashMap<String, Object>(Map.of(
                "contactId",
                Ids.contact(corp, CUSTOMER),
                "externalUserId",
                CUSTOMER,
                "staffId",
                LIN,
                "state",
                "poster-17",
                "receivedAt",
                now.toString()));
        if (code != null) {
            data.put("welcomeCode", code);
        }
        return data;
    }

    EngineRun left(String corp, String eventId) {
        return told(
                corp,
                "scrm.wecom.external-contact-left.v1",
                eventId,
                Map.of("contactId", Ids.contact(corp, CUSTOMER), "externalUserId", CUSTOMER, "staffId", LIN));
    }

    EngineRun named(String corp, String name) {
        return told(
                corp,
                "scrm.wecom.contact-fetched.v1",
                "fetched-" + name + now,
                Map.of(
                        "contactId",
                        Ids.contact(corp, CUSTOMER),
                        "commandId",
                        "fetch-1",
                        "externalUserId",
                        CUSTOMER,
                        "name",
                        name,
                        "fetchedAt",
                        now.toString()));
    }

    EngineRun wrote(String corp) {
        return told(
                corp,
                "scrm.wecom.service-message-received.v1",
                "message-" + now,
                Map.of(
                        "contactId",
                        Ids.contact(corp, CUSTOMER),
                        "messageId",
                        "m",
                        "origin",
                        "customer",
                        "sentAt",
                        now.toString()));
    }

    EngineRun finished(String corp, String commandId, String status) {
        return told(
                corp,
                "scrm.wecom.command-finished.v1",
                "outcome-" + commandId,
                Map.of(
                        "contactId",
                        Ids.contact(corp, CUSTOMER),
                        "commandId",
                        commandId,
                        "command",
                        "send-welcome",
                        "status",
                        status,
                        "attempts",
                        1,
                        "finishedAt",
                        now.toString()));
    }

    /** An operator releases the contact, and time goes by until the engine looks. */
    EngineRun released(String corp) {
        return released(corp, "nothing");
    }

    EngineRun released(String corp, String giveUp) {
        return told(
                        corp,
                        "scrm.parking.release-contact.v1",
                        "release-" + now,
                        Map.of(
                                "group",
                                "journey-service",
                                "contactId",
                                Ids.contact(corp, CUSTOMER),
                                "giveUp",
                                giveUp,
                                "by",
                                "boss"))
                .after(Parking.EVERY);
    }

    EngineRun told(String corp, String type, String eventId, Map<String, ?> data) {
        return told(Ids.contactKey(corp, Ids.contact(corp, CUSTOMER)), envelope(corp, type, eventId, data));
    }

    EngineRun told(String key, EventEnvelope envelope) {
        return told(key, envelope, now);
    }

    /** The record was written to its topic at that time. */
    EngineRun told(String key, EventEnvelope envelope, Instant writtenAt) {
        var headers = new RecordHeaders();
        CloudEventHeaders.write(envelope, headers);
        return piped(
                topic(envelope.type().name()),
                new TestRecord<>(key.getBytes(UTF_8), envelope.data(), headers, writtenAt));
    }

    EngineRun piped(String topic, TestRecord<byte[], byte[]> record) {
        inputs.computeIfAbsent(
                        topic,
                        name -> driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer()))
                .pipeInput(record);
        return this;
    }

    EventEnvelope envelope(String corp, String type, String eventId, Map<String, ?> data) {
        var time = now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        return new EventEnvelope(
                eventId, EventType.of(type), "/test", null, time, corp, 0, null, null, null, EventData.write(data));
    }

    private static String topic(String type) {
        return switch (type) {
            case "scrm.wecom.service-message-received" -> Topics.WECOM_MESSAGES;
            case "scrm.wecom.contact-fetched", "scrm.wecom.command-finished" -> Topics.WECOM_OUTCOMES;
            case "scrm.contact.erasure-requested" -> Topics.CONTACT_ERASURES;
            case "scrm.parking.release-contact" -> Topics.PARKING_COMMANDS;
            default -> Topics.WECOM_CALLBACKS;
        };
    }

    /** Everything that has come out at a topic so far. */
    List<TestRecord<byte[], byte[]>> records(String topic) {
        var all = read.computeIfAbsent(topic, _ -> new ArrayList<>());
        all.addAll(outputs.computeIfAbsent(
                        topic,
                        name -> driver.createOutputTopic(
                                name, new ByteArrayDeserializer(), new ByteArrayDeserializer()))
                .readRecordsToList());
        return List.copyOf(all);
    }

    /** The data of everything of one type that has come out so far. */
    List<JsonNode> data(String type) {
        var topic = type.startsWith("scrm.journey.") ? Topics.JOURNEY_EVENTS : Topics.WECOM_COMMANDS;
        return records(topic).stream()
                .filter(record -> header(record, "ce_type").equals(type))
                .map(record -> JSON.readTree(record.value()))
                .toList();
    }

    List<String> ids(String type) {
        return records(Topics.WECOM_COMMANDS).stream()
                .filter(record -> header(record, "ce_type").equals(type))
                .map(record -> header(record, "ce_id"))
                .toList();
    }

    List<String> welcomes() {
        return data("scrm.wecom.send-welcome.v1").stream()
                .map(data -> data.get("text").asString())
                .toList();
    }

    String welcomeId() {
        return ids("scrm.wecom.send-welcome.v1").getLast();
    }

    int reminders() {
        return data("scrm.wecom.send-app-message.v1").size();
    }

    /** Node and result of each step so far. */
    List<String> path() {
        return data("scrm.journey.step-taken.v1").stream()
                .map(step ->
                        step.get("node").asString() + ":" + step.get("result").asString())
                .toList();
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /** Another customer of the same staff member. */
    EngineRun addedCustomer(String corp, String customer) {
        var data = new LinkedHashMap<>(addition(corp, "WC-" + customer));
        data.put("contactId", Ids.contact(corp, customer));
        data.put("externalUserId", customer);
        return told(
                Ids.contactKey(corp, Ids.contact(corp, customer)),
                envelope(corp, "scrm.wecom.external-contact-added.v1", "add-" + customer, data));
    }

    /** As it would welcome and be told that it was sent. */
    EngineRun welcomed(String corp, String eventId) {
        return added(corp, eventId, CODE).named(corp, "王芳").finished(corp, welcomeId(), "sent");
    }

    KeyValueStore<Bytes, byte[]> rows() {
        return driver.getKeyValueStore(EngineStore.NAME);
    }

    List<KeyValue<Bytes, byte[]>> allRows() {
        try (var all = rows().all()) {
            List<KeyValue<Bytes, byte[]>> list = new ArrayList<>();
            all.forEachRemaining(list::add);
            return list;
        }
    }
}
