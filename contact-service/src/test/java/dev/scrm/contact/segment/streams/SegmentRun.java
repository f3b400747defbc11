package dev.scrm.contact.segment.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.contact.segment.Condition;
import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.StreamsProperties;
import dev.scrm.platform.messaging.streams.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The topology in virtual time, with the settings it has in earnest and RocksDB beneath. */
final class SegmentRun implements AutoCloseable {
    static final String CORP = "corp-a";
    static final Duration TICK = Duration.ofMillis(100);

    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final List<String> news = new ArrayList<>();
    private final List<Piped> piped = new ArrayList<>();
    private final Map<String, String> snapshots = new HashMap<>();
    private Instant now;
    private int told;

    /** A record as it was put into a topic. */
    private record Piped(String topic, TestRecord<byte[], byte[]> record) {}

    SegmentRun(Path stateDirectory, Instant now) {
        var streams = new StreamsSettings(
                "contact-service-segments",
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
        var settings = new SegmentSettings(
                streams, TICK, Duration.ofSeconds(1), 1_000, Duration.ofMillis(500), Duration.ofMillis(500));
        var topology =
                SegmentTopology.of(settings, new ParkingMeters("contact-service-segments", new SimpleMeterRegistry()));
        this.now = now;
        this.driver = new TopologyTestDriver(
                topology, StreamsProperties.of(new KafkaSettings("localhost:1", 1, Map.of()), streams, "test"), now);
    }

    Instant now() {
        return now;
    }

    /** A contact's id that sorts by its number. */
    static String contact(int number) {
        return "%032x".formatted(number);
    }

    SegmentRun knows(String contactId) {
        return knows(contactId, List.of(), null);
    }

    SegmentRun knows(String contactId, List<String> tagIds, @Nullable String seenAs, String... aliases) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of(
                "contactId", contactId, "createdAt", now.toString(), "tagIds", tagIds, "aliases", List.of(aliases)));
        if (seenAs != null) {
            data.put("seenAs", seenAs);
        }
        return tellSnapshot(contactId, data);
    }

    private SegmentRun tellSnapshot(String contactId, Map<String, Object> data) {
        return tell(
                Topics.CONTACT_PROFILES,
                CORP + ":" + contactId,
                "scrm.contact.profile-snapshot.v1",
                data,
                snapshots.merge(contactId, "known-" + told++, (_, later) -> later));
    }

    /** A staff member follows it since then. */
    SegmentRun knowsFollowed(String contactId, String staffId, Instant since) {
        Map<String, Object> data = Map.of(
                "contactId",
                contactId,
                "createdAt",
                now.toString(),
                "aliases",
                List.of(),
                "followers",
                List.of(Map.of("staffId", staffId, "since", since.toString())));
        return tellSnapshot(contactId, data);
    }

    /** All under which it was known was taken back. */
    SegmentRun knowsNoMore(String contactId) {
        Map<String, Object> data = Map.of(
                "contactId",
                contactId,
                "createdAt",
                now.toString(),
                "tagIds",
                List.of(),
                "aliases",
                List.of(),
                "withdrawn",
                true);
        return tellSnapshot(contactId, data);
    }

    /** Somebody who was erased has begun anew. */
    SegmentRun knowsSince(String contactId, Instant erasedAt) {
        return knowsSince(contactId, erasedAt, List.of());
    }

    SegmentRun knowsSince(String contactId, Instant erasedAt, List<String> tagIds) {
        Map<String, Object> data = Map.of(
                "contactId",
                contactId,
                "createdAt",
                now.toString(),
                "tagIds",
                tagIds,
                "aliases",
                List.of(),
                "erasureId",
                "erasure-1",
                "erasedAt",
                erasedAt.toString());
        return tellSnapshot(contactId, data);
    }

    /** Everything until now was erased. */
    SegmentRun erases(String contactId) {
        Map<String, Object> data = Map.of(
                "contactId",
                contactId,
                "createdAt",
                now.toString(),
                "aliases",
                List.of(),
                "withdrawn",
                true,
                "erasureId",
                "erasure-1",
                "erasedAt",
                now.toString());
        var key = CORP + ":" + contactId;
        tell(Topics.CONTACT_PROFILES, key, "scrm.contact.profile-snapshot.v1", data, "erased-" + told++);
        var forgotten = new Piped(
                Topics.CONTACT_PROFILES, new TestRecord<>(key.getBytes(UTF_8), null, new RecordHeaders(), now));
        piped.add(forgotten);
        pipe(forgotten);
        return this;
    }

    /** Somebody asks for what is kept of a contact to be erased. */
    SegmentRun asksToErase(String contactId, Instant erasedAt) {
        Map<String, Object> data =
                Map.of("erasureId", "erasure-1", "contactId", contactId, "erasedAt", erasedAt.toString());
        return tell(
                Topics.CONTACT_ERASURES,
                CORP + ":" + contactId,
                "scrm.contact.erasure-requested.v1",
                data,
                "asked-" + told++);
    }

    SegmentRun does(String contactId, String type, Instant at, Map<String, Object> properties) {
        return does(contactId, type, at, properties, "%032x".formatted(told++));
    }

    SegmentRun does(String contactId, String type, Instant at, Map<String, Object> properties, String id) {
        var data = Map.of("contactId", contactId, "type", type, "occurredAt", at.toString(), "properties", properties);
        return tell(Topics.BEHAVIOR_EVENTS, CORP + ":" + contactId, "scrm.behavior.recorded.v1", data, id);
    }

    /** As it is told while the contact that did it is seen as another one. */
    SegmentRun doesFor(String contactId, String ownerId, String type, Instant at, String id) {
        var data = Map.<String, Object>of(
                "contactId", contactId, "ownerId", ownerId, "type", type, "occurredAt", at.toString());
        return tell(Topics.BEHAVIOR_EVENTS, CORP + ":" + contactId, "scrm.behavior.recorded.v1", data, id);
    }

    /** What a contact did becomes another's, or is taken from it. */
    SegmentRun moves(
            String contactId, String ownerId, String type, Instant at, String id, boolean given, boolean last) {
        var done = List.of(Map.of("id", id, "ownerId", ownerId, "type", type, "occurredAt", at.toString()));
        Map<String, Object> data = Map.of(
                "contactId",
                contactId,
                "question",
                snapshots.getOrDefault(contactId, "none"),
                "last",
                last,
                "given",
                given ? done : List.of(),
                "taken",
                given ? List.of() : done);
        return tell(
                Topics.SEGMENT_HISTORIES, CORP + ":" + contactId, "scrm.segment.history.v1", data, "moved-" + told++);
    }

    /** A version of a segment, or two; null for none. */
    SegmentRun defines(String segmentId, int live, @Nullable Condition counts, int next, @Nullable Condition builds) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("segmentId", segmentId, "name", segmentId));
        if (counts != null) {
            data.put("live", Map.of("version", live, "condition", ConditionForm.write(counts)));
        }
        if (builds != null) {
            data.put("next", Map.of("version", next, "condition", ConditionForm.write(builds)));
        }
        return tell(
                Topics.SEGMENT_DEFINITIONS,
                CORP + ":" + segmentId,
                "scrm.segment.defined.v1",
                data,
                "defined-" + told++);
    }

    /** A tag rule that counts; null when it is gone. */
    SegmentRun definesTagRule(String ruleId, Map<String, Object> tagging, @Nullable Condition counts) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("segmentId", ruleId, "name", ruleId, "tagging", tagging));
        if (counts != null) {
            data.put("live", Map.of("version", 1, "condition", ConditionForm.write(counts)));
        }
        return tell(
                Topics.SEGMENT_DEFINITIONS, CORP + ":" + ruleId, "scrm.segment.defined.v1", data, "defined-" + told++);
    }

    /** Somebody tries a condition. */
    SegmentRun tries(String person, String trialId, Condition condition) {
        Map<String, Object> data = Map.of(
                "trialId",
                trialId,
                "condition",
                ConditionForm.write(condition),
                "until",
                now.plusSeconds(600).toString());
        return tell(Topics.SEGMENT_TRIALS, CORP + ":" + person, "scrm.segment.trial-wanted.v1", data, trialId);
    }

    SegmentRun tell(String topic, String key, String type, Map<String, Object> data, String id) {
        var envelope = new EventEnvelope(
                id, EventType.of(type), "/test", null, now, CORP, told, null, null, null, EventData.write(data));
        var headers = new RecordHeaders();
        CloudEventHeaders.write(envelope, headers);
        var one = new Piped(topic, new TestRecord<>(key.getBytes(UTF_8), envelope.data(), headers, now));
        piped.add(one);
        pipe(one);
        return this;
    }

    private void pipe(Piped one) {
        inputs.computeIfAbsent(
                        one.topic(),
                        topic -> driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer()))
                .pipeInput(one.record());
        read();
    }

    /** Every record comes again, from the first on. */
    SegmentRun replay() {
        List.copyOf(piped).forEach(this::pipe);
        return this;
    }

    /** What another run was told, read here now though it was written then; in between time passes as the service likes. */
    SegmentRun readLate(SegmentRun other, Runnable between) {
        for (var one : List.copyOf(other.piped)) {
            pipe(one);
            between.run();
        }
        return this;
    }

    /** Every record about people; of definitions, which are read whole, the last of each counts. */
    SegmentRun replayPeople() {
        piped.stream()
                .filter(one -> !one.topic().equals(Topics.SEGMENT_DEFINITIONS))
                .forEach(this::pipe);
        return this;
    }

    /** Time passes in ticks, so that whatever falls due does so at its tick. */
    SegmentRun after(Duration duration) {
        var end = now.plus(duration);
        while (now.isBefore(end)) {
            var step = Duration.between(now, end).compareTo(TICK) < 0 ? Duration.between(now, end) : TICK;
            driver.advanceWallClockTime(step);
            now = now.plus(step);
        }
        read();
        return this;
    }

    /** Time passes at once: whatever fell due meanwhile does so afterwards. */
    SegmentRun skip(Duration duration) {
        driver.advanceWallClockTime(duration);
        now = now.plus(duration);
        return after(TICK);
    }

    private void read() {
        for (var record : records(Topics.SEGMENT_EVENTS)) {
            var data = JsonMapper.shared().readTree(record.value());
            var type = header(record, "ce_type");
            news.add("%s %s %s %s"
                    .formatted(
                            type.equals("scrm.segment.entered.v1") ? "+" : "-",
                            data.get("segmentId").asString(),
                            data.get("because").asString(),
                            Duration.between(
                                    SegmentTopologyTests.NOON,
                                    Instant.parse(data.get("at").asString()))));
        }
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /** Who came and went, such as {@code + segment behavior PT1S}. */
    List<String> news() {
        return news;
    }

    List<TestRecord<byte[], byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    List<JsonNode> data(String topic) {
        return records(topic).stream()
                .map(record -> JsonMapper.shared().readTree(record.value()))
                .toList();
    }

    PersonRow row(String contactId) {
        return PersonRow.read(store().get(PeopleKeys.standing(CORP + ":" + contactId)));
    }

    /** All rows, so that two runs can be compared. */
    Set<String> rows() {
        Set<String> rows = new HashSet<>();
        try (var all = store().all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> row = all.next();
                rows.add(row.key + "=" + Arrays.toString(row.value));
            }
        }
        return rows;
    }

    private KeyValueStore<Bytes, byte[]> store() {
        return driver.getKeyValueStore(People.STORE);
    }

    @Override
    public void close() {
        driver.close();
    }
}
