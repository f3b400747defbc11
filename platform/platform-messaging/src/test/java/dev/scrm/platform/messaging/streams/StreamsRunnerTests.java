package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.test.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Status;

class StreamsRunnerTests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final KafkaSettings kafka = new KafkaSettings(TestKafka.bootstrapServers(), 1, Map.of());
    private final String application = TestKafka.newGroup("runner");
    private final String source = TestKafka.newTopicPrefix() + "source";
    private final String target = TestKafka.newTopicPrefix() + "target";
    private final List<Object> told = new CopyOnWriteArrayList<>();
    private StreamsRunner runner;

    @BeforeEach
    void set() {
        var topology = new Topology();
        topology.addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), source);
        topology.addProcessor("carry", Carry::new, "source");
        topology.addSink("target", target, new ByteArraySerializer(), new ByteArraySerializer(), "carry");
        runner = new StreamsRunner(
                topology,
                StreamsProperties.of(kafka, settings(), "the-member"),
                new TopologyTopics(kafka, List.of(source), List.of(new NewTopic(target, 1, (short) 1))),
                told::add);
    }

    @AfterEach
    void stop() {
        runner.stop();
    }

    @Test
    void waitsForTheTopicsOfOthersAndMakesItsOwn() throws Exception {
        runner.start();
        await().atMost(PATIENCE).until(() -> topics().contains(target));

        assertThat(runner.state()).isEqualTo(State.CREATED);
        assertThat(StreamsHealth.whenAtWork(runner).health().getStatus()).isEqualTo(Status.DOWN);

        TestKafka.createTopics(List.of(source), 1);
        tell("hello");

        await().atMost(PATIENCE).until(() -> TestKafka.read(target).size() == 1);
        await().atMost(PATIENCE)
                .until(() ->
                        StreamsHealth.whenRunning(runner).health().getStatus().equals(Status.UP));
        assertThat(told).isEmpty();
    }

    @Test
    void keepsItsPlaceInTheGroupWhileItIsAway() throws Exception {
        TestKafka.createTopics(List.of(source), 1);
        runner.start();
        await().atMost(PATIENCE).until(() -> runner.state() == State.RUNNING);

        runner.stop();

        assertThat(members())
                .extracting(MemberDescription::groupInstanceId)
                .containsExactly(Optional.of("the-member-1"));
        runner.start();
        tell("back");
        await().atMost(PATIENCE).until(() -> TestKafka.read(target).size() == 1);
    }

    @Test
    void stopsAndSaysSoWhenItFailsAgainAndAgain() {
        TestKafka.createTopics(List.of(source), 1);
        runner.start();
        tell("poison");

        // The threads die of it, as they are to.
        await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> runner.state() == State.ERROR);

        await().atMost(PATIENCE).until(() -> !told.isEmpty());
        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        AvailabilityChangeEvent.class,
                        event -> assertThat(event.getState()).isEqualTo(LivenessState.BROKEN));
        assertThat(StreamsHealth.whenAtWork(runner).health().getDetails()).containsEntry("state", "ERROR");
    }

    private StreamsSettings settings() {
        return new StreamsSettings(
                application,
                directory,
                null,
                1,
                0,
                Duration.ofMillis(50),
                Duration.ofMillis(20),
                Duration.ofMillis(5),
                Duration.ofSeconds(6),
                8 << 20,
                4 << 20,
                0,
                (short) 1);
    }

    private void tell(String value) {
        TestKafka.send(new ProducerRecord<>(source, value.getBytes(UTF_8)));
    }

    private static Set<String> topics() throws InterruptedException, ExecutionException {
        try (var admin = admin()) {
            return admin.listTopics().names().get();
        }
    }

    private Collection<MemberDescription> members() throws InterruptedException, ExecutionException {
        try (var admin = admin()) {
            return admin.describeConsumerGroups(List.of(application))
                    .all()
                    .get()
                    .get(application)
                    .members();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()));
    }

    /** Passes everything on but poison. */
    private static final class Carry extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            if (new String(record.value(), UTF_8).equals("poison")) {
                throw new IllegalStateException("Expected no poison");
            }
            context().forward(record);
        }
    }
}
