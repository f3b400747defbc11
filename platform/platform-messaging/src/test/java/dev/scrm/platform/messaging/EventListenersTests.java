package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestMongo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

class EventListenersTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String group = TestKafka.newGroup("listener");
    private final List<ReceivedEvent> handled = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final List<String> released = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Long> finished = new ConcurrentHashMap<>();
    private volatile boolean hearsOfForgotten;
    private final AtomicInteger outage = new AtomicInteger();
    private String topic;
    private Producer<byte[], byte[]> producer;
    private ParkedKeys parkedKeys;
    private ParkedReplay replay;
    private ConcurrentMessageListenerContainer<byte[], byte[]> container;

    @BeforeEach
    void listen() {
        topic = TestKafka.newTopic("events", 2);
        TestKafka.createTopics(List.of(Topics.parked(topic), Topics.dead(topic)), 2);
        var settings = new KafkaSettings(TestKafka.bootstrapServers(), 1, Map.of());
        producer = new KafkaProducer<>(settings.producer());
        parkedKeys = new ParkedKeys(TestMongo.freshDatabase("parked"));
        parkedKeys.createIndexes();
        var publisher = new EventPublisher(producer);
        var listeners = new EventListeners(
                settings,
                publisher,
                parkedKeys,
                new ParkedGauges(parkedKeys),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        replay = new ParkedReplay(settings, parkedKeys, listeners, publisher, new SimpleMeterRegistry());
        container = listeners.listen(group, List.of(topic), new EventBatchHandler() {
            @Override
            public void handle(List<Lane> lanes) {
                EventListenersTests.this.handle(lanes);
            }

            @Override
            public void handleReleased(List<Lane> lanes) {
                released.addAll(lanes.stream().map(Lane::key).toList());
                handle(lanes);
            }

            @Override
            public void finished(Collection<SourcePosition> last) {
                last.forEach(one -> finished.merge(one.partition(), one.offset(), Math::max));
            }

            @Override
            public boolean hearsOfForgotten() {
                return hearsOfForgotten;
            }

            @Override
            public boolean concerns(EventEnvelope envelope) {
                return !envelope.id().startsWith("not-ours");
            }
        });
        container.start();
    }

    @AfterEach
    void stop() {
        container.stop();
        producer.close();
    }

    private void handle(List<Lane> lanes) {
        if (outage.get() > 0 && outage.getAndDecrement() > 0) {
            throw new DependencyUnavailableException("the store is away", new IllegalStateException());
        }
        var unreadable = new ArrayList<UnreadableEventsException.Unreadable>();
        for (var lane : lanes) {
            for (var event : lane.events()) {
                if (event.envelope().id().startsWith("odd")) {
                    unreadable.add(
                            new UnreadableEventsException.Unreadable(event, new UnreadableEventException("odd")));
                    continue;
                }
                if (poison.contains(event.envelope().id())) {
                    throw new IllegalStateException(
                            "cannot take " + event.envelope().id());
                }
                handled.add(event);
            }
        }
        if (!unreadable.isEmpty()) {
            throw new UnreadableEventsException(unreadable);
        }
    }

    private List<String> handledOf(String key) {
        synchronized (handled) {
            return handled.stream()
                    .filter(event -> event.key().equals(key))
                    .map(event -> event.envelope().id())
                    .distinct()
                    .toList();
        }
    }

    private void send(String key, String id) {
        TestKafka.send(CloudEventHeaders.toRecord(topic, key, Events.event(id)));
    }

    private void forget(String key, String id) {
        var record = CloudEventHeaders.toRecord(topic, key, Events.event(id));
        TestKafka.send(new ProducerRecord<>(topic, null, record.key(), null, record.headers()));
    }

    private void awaitHandled(String key, String... ids) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handledOf(key)).containsExactly(ids));
    }

    @Test
    void handlesTheEventsOfAKeyInOrder() {
        for (int i = 0; i < 50; i++) {
            send("key-" + i % 5, "e" + i);
        }

        awaitHandled("key-3", "e3", "e8", "e13", "e18", "e23", "e28", "e33", "e38", "e43", "e48");
    }

    @Test
    void saysHowFarEverythingIsHandledOrParked() {
        poison.add("bad");
        outage.set(1);
        for (var id : List.of("e1", "bad", "e2", "not-ours-1")) {
            send(id.equals("bad") ? "sick" : "healthy", id);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(finished.values().stream()
                                .mapToLong(last -> last + 1)
                                .sum())
                        .isEqualTo(4));

        assertThat(handledOf("healthy")).containsExactly("e1", "e2");
        assertThat(parkedKeys.find(group, "sick")).isPresent();
    }

    @Test
    void parksAPoisonedKeyWithWhatFollowsWhileOtherKeysFlow() {
        poison.add("bad");
        send("sick", "good");
        send("sick", "bad");
        send("healthy", "h1");
        send("sick", "after");
        send("healthy", "h2");

        awaitHandled("healthy", "h1", "h2");
        awaitHandled("sick", "good");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestKafka.read(Topics.parked(topic)))
                        .extracting(record ->
                                new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                        .containsExactly("bad", "after"));
        var parked = parkedKeys.find(group, "sick").orElseThrow();
        assertThat(parked.reason()).contains("cannot take bad");
        assertThat(parked.waiting()).isEqualTo(2);
    }

    @Test
    void passesOverWhatIsForOthersAlsoWhenItsKeyIsParked() {
        poison.add("bad");
        send("sick", "not-ours-1");
        send("sick", "bad");
        send("sick", "not-ours-2");
        send("sick", "after");
        send("healthy", "h1");

        awaitHandled("healthy", "h1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestKafka.read(Topics.parked(topic)))
                        .extracting(record ->
                                new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                        .containsExactly("bad", "after"));
        assertThat(handledOf("sick")).isEmpty();
    }

    @Test
    void buriesWhatAHandlerCannotReadAndHandlesTheRestOfTheBatchOnce() {
        send("one", "a");
        send("one", "odd");
        send("one", "b");
        send("two", "c");

        awaitHandled("one", "a", "b");
        awaitHandled("two", "c");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestKafka.read(Topics.dead(topic)))
                        .extracting(record ->
                                new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                        .containsExactly("odd"));
        assertThat(handled).extracting(event -> event.envelope().id()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void replaysAParkedKeyInOrderAndReleasesIt() {
        poison.add("bad");
        send("sick", "bad");
        await().atMost(PATIENCE).until(() -> parkedKeys.find(group, "sick").isPresent());
        send("sick", "after-1");
        send("sick", "after-2");
        await().atMost(PATIENCE)
                .until(() -> TestKafka.read(Topics.parked(topic)).size() == 3);
        assertThat(replay.replay(group, "sick").released()).isFalse();

        poison.clear();
        var result = replay.replay(group, "sick");
        send("sick", "later");

        assertThat(result).isEqualTo(ParkedReplay.Result.released(3));
        assertThat(released).as("as what was tried before").containsOnly("sick");
        awaitHandled("sick", "bad", "after-1", "after-2", "later");
        assertThat(parkedKeys.find(group, "sick")).isEmpty();
    }

    @Test
    void buriesBytesThatAreNoEventAndGoesOn() {
        TestKafka.send(new ProducerRecord<>(topic, "key".getBytes(UTF_8), "no event".getBytes(UTF_8)));
        send("key", "e1");

        awaitHandled("key", "e1");
        assertThat(TestKafka.read(Topics.dead(topic))).singleElement().satisfies(record -> {
            assertThat(record.value()).asString(UTF_8).isEqualTo("no event");
            assertThat(record.headers().lastHeader("parked-reason").value())
                    .asString(UTF_8)
                    .contains("ce_id");
        });
    }

    /** A topic that keeps the last record of each key says so that a key is forgotten. */
    @Test
    void handsRecordsWithoutAValueToWhoeverAsksForThem() {
        hearsOfForgotten = true;
        send("key", "e1");
        forget("key", "e2");
        send("key", "e3");

        awaitHandled("key", "e1", "e2", "e3");
        assertThat(handled)
                .filteredOn(event -> event.envelope().id().equals("e2"))
                .allSatisfy(event -> assertThat(event.envelope().data()).isEmpty());
        assertThat(TestKafka.read(Topics.dead(topic))).isEmpty();
    }

    @Test
    void parksAndReplaysARecordWithoutAValueLikeAnyOther() {
        hearsOfForgotten = true;
        poison.add("bad");
        send("sick", "bad");
        await().atMost(PATIENCE).until(() -> parkedKeys.find(group, "sick").isPresent());
        forget("sick", "nothing");
        await().atMost(PATIENCE)
                .until(() -> TestKafka.read(Topics.parked(topic)).size() == 2);

        poison.clear();

        assertThat(replay.replay(group, "sick")).isEqualTo(ParkedReplay.Result.released(2));
        awaitHandled("sick", "bad", "nothing");
    }

    @Test
    void buriesARecordWithoutAValueThatNobodyAskedFor() {
        forget("key", "e1");
        send("key", "e2");

        awaitHandled("key", "e2");
        assertThat(TestKafka.read(Topics.dead(topic))).hasSize(1);
    }

    @Test
    void waitsForAnUnavailableDependencyAndLosesNothing() {
        outage.set(3);
        send("key", "e1");
        send("key", "e2");

        awaitHandled("key", "e1", "e2");
        assertThat(parkedKeys.list(10)).isEmpty();
    }

    @Test
    void commitsOnlyWhatWasHandledSoThatARestartGoesOnFromThere() {
        send("key", "e1");
        awaitHandled("key", "e1");
        container.stop();
        send("key", "e2");

        container.start();

        awaitHandled("key", "e1", "e2");
        assertThat(handled).hasSize(2);
    }
}
