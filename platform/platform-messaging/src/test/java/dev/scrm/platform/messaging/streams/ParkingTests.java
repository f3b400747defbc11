package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.messaging.streams.ReleaseContact.GiveUp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParkingTests {
    private static final String GROUP = "a-group";
    private static final String TOPIC = "events";
    private static final String CORP = "corp-1";
    private static final String OTHER_CORP = "corp-2";
    private static final String SICK = "sick";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path directory;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Set<String> poison = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();
    private final List<String> handled = new ArrayList<>();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> events;
    private TestInputTopic<byte[], byte[]> commands;

    /** The smallest service: it handles an event unless the test says that it cannot. */
    private final class Step implements Processor<byte[], byte[], byte[], byte[]>, ParkedWork {
        private ProcessorContext<byte[], byte[]> context;
        private Parking parking;

        @Override
        public void init(ProcessorContext<byte[], byte[]> given) {
            context = given;
            parking = new Parking(
                    context.getStateStore("parked"),
                    (topic, key, value, timestamp, headers) ->
                            context.forward(new Record<>(key, value, timestamp, headers), topic),
                    this,
                    new ParkingMeters(GROUP, meters),
                    context::currentSystemTimeMs);
            context.schedule(Parking.EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> parking.releasePortion());
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            var incoming = IncomingRecord.of(record, context.recordMetadata().orElseThrow());
            if (incoming.position().topic().equals(Topics.PARKING_COMMANDS)) {
                parking.obey(incoming);
            } else {
                var key = new String(record.key(), UTF_8);
                parking.handle(key, incoming, () -> retry(key, incoming.event()));
            }
        }

        @Override
        public Optional<String> retry(String key, EventEnvelope event) {
            if (unreadable.contains(event.id())) {
                throw new UnreadableEventException("cannot read " + event.id());
            }
            if (poison.contains(event.id())) {
                return Optional.of("cannot take " + event.id());
            }
            handled.add(event.id());
            return Optional.empty();
        }

        @Override
        public boolean giveUp(String key) {
            return poison.remove("without a record");
        }

        @Override
        public Optional<String> release(String key) {
            return poison.contains("release") ? Optional.of("cannot release") : Optional.empty();
        }

        @Override
        public void close() {
            parking.close();
        }
    }

    @BeforeEach
    void start() {
        var bytes = new ByteArrayDeserializer();
        var topology = new Topology()
                .addSource("in", bytes, bytes, TOPIC, Topics.PARKING_COMMANDS)
                .addProcessor("step", Step::new, "in")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore("parked"), Serdes.Bytes(), Serdes.ByteArray()),
                        "step");
        for (var topic : List.of(
                Topics.parked(TOPIC),
                Topics.dead(TOPIC),
                Topics.dead(Topics.PARKING_COMMANDS),
                Topics.PARKED_CONTACTS)) {
            topology.addSink(topic, topic, new ByteArraySerializer(), new ByteArraySerializer(), "step");
        }
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        driver = new TopologyTestDriver(topology, properties, NOON);
        events = driver.createInputTopic(TOPIC, new ByteArraySerializer(), new ByteArraySerializer());
        commands =
                driver.createInputTopic(Topics.PARKING_COMMANDS, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void end() {
        driver.close();
    }

    private void arrive(String contact, String... ids) {
        for (var id : ids) {
            events.pipeInput(record(CORP, contact, id, EventType.of("scrm.test.happened.v1"), Map.of("id", id)));
        }
    }

    private static TestRecord<byte[], byte[]> record(
            String corp, String contact, String id, EventType type, Object data) {
        var event = new EventEnvelope(id, type, "/test", null, NOON, corp, 0, null, null, null, EventData.write(data));
        var headers = new RecordHeaders();
        CloudEventHeaders.write(event, headers);
        return new TestRecord<>((corp + ":" + contact).getBytes(UTF_8), event.data(), headers, NOON);
    }

    private void command(String corp, String contact, GiveUp giveUp) {
        var data = new ReleaseContact(GROUP, contact, giveUp, "boss");
        commands.pipeInput(record(corp, contact, "command", ReleaseContact.TYPE, data));
    }

    private void aPortion() {
        driver.advanceWallClockTime(Parking.EVERY);
    }

    private List<TestRecord<byte[], byte[]>> out(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private ContactStanding lastStanding() {
        return EventData.read(out(Topics.PARKED_CONTACTS).getLast().value(), ContactStanding.class);
    }

    private double gauge(String name) {
        return meters.get(name).tag("group", GROUP).gauge().value();
    }

    private List<Bytes> rows() {
        List<Bytes> rows = new ArrayList<>();
        try (var all = driver.<Bytes, byte[]>getKeyValueStore("parked").all()) {
            all.forEachRemaining(row -> rows.add(row.key));
        }
        return rows;
    }

    @Test
    void parksAKeyWithWhatFollowsWhileOtherKeysFlow() {
        poison.add("bad");
        arrive(SICK, "good", "bad", "after");
        arrive("healthy", "h1");

        assertThat(handled).containsExactly("good", "h1");
        assertThat(out(Topics.parked(TOPIC)))
                .extracting(record -> header(record, "ce_id") + " " + header(record, "parked-offset") + " "
                        + header(record, "parked-reason"))
                .containsExactly("bad 1 cannot take bad", "after 2 follows a parked record of its key");
        assertThat(lastStanding()).isEqualTo(new ContactStanding(GROUP, SICK, true, false, "cannot take bad", NOON, 2));
        assertThat(gauge("scrm.parked.keys")).isEqualTo(1);
        assertThat(gauge("scrm.parked.records")).isEqualTo(2);
    }

    @Test
    void releasesInOrderAndLeavesNothingBehind() {
        poison.add("bad");
        arrive(SICK, "bad", "after");
        poison.clear();

        command(CORP, SICK, GiveUp.NOTHING);
        aPortion();
        arrive(SICK, "later");

        assertThat(handled).containsExactly("bad", "after", "later");
        assertThat(lastStanding().parked()).isFalse();
        assertThat(rows()).isEmpty();
        assertThat(gauge("scrm.parked.keys") + gauge("scrm.parked.records")).isZero();
    }

    @Test
    void letsWhatArrivesDuringAReleaseFollowInOrder() {
        poison.add("bad");
        arrive(SICK, "bad");
        for (int i = 0; i < Parking.PORTION; i++) {
            arrive(SICK, "s" + i);
        }
        poison.clear();
        command(CORP, SICK, GiveUp.NOTHING);
        aPortion();

        arrive(SICK, "meanwhile");
        assertThat(handled).doesNotContain("meanwhile").hasSizeLessThanOrEqualTo(Parking.PORTION);
        while (!rows().isEmpty()) {
            aPortion();
        }

        assertThat(handled).hasSize(Parking.PORTION + 2).startsWith("bad", "s0").endsWith("s499", "meanwhile");
    }

    @Test
    void staysParkedWithTheRestWhenAReleaseFailsInTheMiddle() {
        poison.addAll(List.of("bad", "worse"));
        arrive(SICK, "bad", "after", "worse", "end");
        poison.remove("bad");

        command(CORP, SICK, GiveUp.NOTHING);
        aPortion();
        aPortion();

        assertThat(handled).containsExactly("bad", "after");
        assertThat(lastStanding())
                .isEqualTo(new ContactStanding(GROUP, SICK, true, false, "cannot take worse", NOON, 2));
        assertThat(out(Topics.parked(TOPIC))).hasSize(4);
        poison.clear();
        command(CORP, SICK, GiveUp.NOTHING);
        aPortion();
        assertThat(handled).containsExactly("bad", "after", "worse", "end");
    }

    @Test
    void buriesTheFirstRecordOnDemandAndHandlesTheRest() {
        poison.add("bad");
        arrive(SICK, "bad", "after");

        command(CORP, SICK, GiveUp.FIRST);
        aPortion();

        assertThat(handled).containsExactly("after");
        assertThat(out(Topics.dead(TOPIC))).singleElement().satisfies(dead -> {
            assertThat(header(dead, "ce_id")).isEqualTo("bad");
            assertThat(header(dead, "parked-reason")).isEqualTo("given up by boss: cannot take bad");
        });
        assertThat(rows()).isEmpty();
    }

    @Test
    void givesUpWhatFailedWithoutARecordBeforeTheFirstRecord() {
        poison.addAll(List.of("without a record", "bad"));
        arrive(SICK, "bad", "after");
        poison.remove("bad");

        command(CORP, SICK, GiveUp.FIRST);
        aPortion();

        assertThat(handled).containsExactly("bad", "after");
        assertThat(out(Topics.dead(TOPIC))).isEmpty();
        assertThat(poison).isEmpty();
    }

    @Test
    void givesUpNothingOnAMereRelease() {
        poison.addAll(List.of("without a record", "bad"));
        arrive(SICK, "bad");

        command(CORP, SICK, GiveUp.NOTHING);
        aPortion();

        assertThat(poison).contains("without a record");
    }

    @Test
    void buriesAllThatWaitsOnDemandAndHandlesWhatComesLater() {
        poison.add("bad");
        arrive(SICK, "bad", "after");

        command(CORP, SICK, GiveUp.ALL);
        arrive(SICK, "later");
        aPortion();

        assertThat(out(Topics.dead(TOPIC))).hasSize(2);
        assertThat(handled).containsExactly("later");
        assertThat(rows()).isEmpty();
    }

    @Test
    void buriesWhatNobodyCanReadAndGoesOn() {
        poison.add("bad");
        arrive(SICK, "bad", "noise", "after");
        poison.clear();
        unreadable.add("noise");

        command(CORP, SICK, GiveUp.NOTHING);
        aPortion();

        assertThat(handled).containsExactly("bad", "after");
        assertThat(out(Topics.dead(TOPIC))).hasSize(1);
    }

    @Test
    void staysParkedWhenTheServiceCannotLetItGo() {
        poison.addAll(List.of("bad"));
        arrive(SICK, "bad");
        poison.remove("bad");
        poison.add("release");

        command(CORP, SICK, GiveUp.NOTHING);
        aPortion();
        arrive(SICK, "later");

        assertThat(handled).containsExactly("bad");
        assertThat(lastStanding().reason()).isEqualTo("cannot release");
    }

    @Test
    void heedsNoCommandOfAnotherCorpOrUnderAnotherKey() {
        poison.add("bad");
        arrive(SICK, "bad");

        command(OTHER_CORP, SICK, GiveUp.ALL);
        var foreign =
                record(OTHER_CORP, SICK, "c", ReleaseContact.TYPE, new ReleaseContact(GROUP, SICK, GiveUp.ALL, "boss"));
        commands.pipeInput(
                new TestRecord<>((CORP + ":" + SICK).getBytes(UTF_8), foreign.value(), foreign.headers(), NOON));
        aPortion();

        assertThat(gauge("scrm.parked.records")).isEqualTo(1);
        assertThat(out(Topics.dead(Topics.PARKING_COMMANDS))).hasSize(1);
    }

    @Test
    void keepsAllOfAContactHoweverMuchAndHoldsUpNobody() {
        poison.add("bad");
        arrive(SICK, "bad");
        for (int i = 0; i < 25_000; i++) {
            arrive(SICK, "s" + i);
        }
        arrive("healthy", "h1");
        assertThat(handled).containsExactly("h1");
        poison.clear();
        command(CORP, SICK, GiveUp.NOTHING);

        aPortion();
        assertThat(handled).hasSizeLessThanOrEqualTo(1 + Parking.PORTION);
        while (gauge("scrm.parked.keys") > 0) {
            aPortion();
        }

        assertThat(handled).hasSize(25_002).startsWith("h1", "bad", "s0").endsWith("s24998", "s24999");
        assertThat(rows()).isEmpty();
    }

    @Test
    void goesOnWithAReleaseAfterARestart() {
        poison.add("bad");
        arrive(SICK, "bad", "after");
        poison.clear();
        command(CORP, SICK, GiveUp.NOTHING);

        var restarted = new Parking(
                driver.getKeyValueStore("parked"),
                (_, _, _, _, _) -> {},
                new Step(),
                new ParkingMeters(GROUP, new SimpleMeterRegistry()),
                NOON::toEpochMilli);
        assertThat(restarted.keys()).isEqualTo(1);
        assertThat(restarted.records()).isEqualTo(2);
        restarted.releasePortion();

        assertThat(handled).containsExactly("bad", "after");
        assertThat(restarted.keys()).isZero();
    }
}
