package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.mongo.AggregateCollection;
import dev.scrm.platform.mongo.AggregateMapping;
import dev.scrm.platform.mongo.Change;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.OutboxSource;
import dev.scrm.platform.mongo.PendingOutbox;
import dev.scrm.platform.mongo.Raised;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestMongo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public class KafkaOutboxRelayTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CORP = "corp-1";
    private static final int TAKEN_AT_MOST = 100_000;

    /** How often something was added. */
    public record Tally(int value) {}

    private final MutableClock clock = MutableClock.at(Events.NOON);
    private final String topic = TestKafka.newTopic("outbox", 4);
    private final com.mongodb.client.MongoDatabase database = TestMongo.freshDatabase("relay");
    private KafkaOutboxRelay relay;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void startRelay() {
        var settings = new KafkaSettings(TestKafka.bootstrapServers(), 1, Map.of());
        Map<String, Object> properties = new HashMap<>(settings.producer());
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TAKEN_AT_MOST);
        producer = new KafkaProducer<>(properties);
        relay = new KafkaOutboxRelay(producer, clock, new SimpleMeterRegistry());
        relay.start();
    }

    @AfterEach
    void stopRelay() {
        relay.stop();
        producer.close();
    }

    @Test
    void publishesEachAggregatesEventsInOrderAndClearsThem() {
        // A message may come twice, never before its predecessor: consumers drop a sequence they have seen.
        var tallies = tallies(relay);
        for (int round = 0; round < 20; round++) {
            tallies.applyAll(
                    IntStream.range(0, 10).mapToObj(i -> addOne("t" + i)).toList());
        }

        eventually(() -> assertThat(TestKafka.read(topic)).hasSizeGreaterThanOrEqualTo(200));
        for (int i = 0; i < 10; i++) {
            assertThat(sequencesOf("t" + i))
                    .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        }
        eventually(() -> assertThat(waiting(tallies)).isEmpty());
    }

    @Test
    void sweepsUpWhatACrashLeftBehind() {
        var crashed = tallies(new OutboxRelay() {
            @Override
            public void register(OutboxSource source) {}

            @Override
            public void offer(OutboxSource source, List<PendingOutbox> outboxes) {
                // The process died here.
            }
        });
        crashed.applyAll(List.of(addOne("t"), addOne("t")));
        clock.advance(Duration.ofSeconds(8));

        var tallies = tallies(relay);

        eventually(() -> assertThat(sequencesOf("t")).containsExactly(1, 2));
        eventually(() -> assertThat(waiting(tallies)).isEmpty());
    }

    @Test
    void saysOfADocumentThatKafkaRefusesAMessageOfIt() {
        var tallies = tallies(relay);

        tallies.applyAll(List.of(addOne("refused"), addOne("refused"), addOne("refused")));
        tallies.applyAll(List.of(addOne("other"), addOne("other")));

        eventually(() -> assertThat(refusedOf("refused")).isEqualTo(2));
        eventually(() -> assertThat(sequencesOf("other")).containsExactly(1, 2));
        assertThat(sequencesOf("refused")).containsExactly(1);
        assertThat(refusedOf("other")).isNull();
    }

    /** What failed to be sent, such as to a topic of which the producer does not know yet, is swept up when its time has come. */
    private void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(8));
            assertion.run();
        });
    }

    private @Nullable Long refusedOf(String id) {
        return requireNonNull(database.getCollection("tallies")
                        .find(Filters.eq(CORP + ":" + id))
                        .first())
                .getLong("outboxRefused");
    }

    private List<Integer> sequencesOf(String id) {
        List<Integer> sequences = new ArrayList<>();
        for (var record : TestKafka.read(topic)) {
            if (id.equals(new String(record.key(), UTF_8))) {
                sequences.add(Integer.parseInt(
                        new String(record.headers().lastHeader("ce_sequence").value(), UTF_8)));
            }
        }
        return sequences.stream().distinct().toList();
    }

    private List<PendingOutbox> waiting(AggregateCollection<Tally, String> tallies) {
        return tallies.claim(clock.instant().plusSeconds(60), 100);
    }

    private AggregateCollection<Tally, String> tallies(OutboxRelay relay) {
        var mapping =
                new AggregateMapping<Tally, String, Tally>(Tally.class, tally -> tally, tally -> tally, this::messages);
        return AggregateCollection.of(database, "tallies", mapping, relay, clock);
    }

    private List<OutboxMessage> messages(Tally tally, List<String> events, Raised raised) {
        var event = raised.event(
                0, "/test", EventType.of("scrm.test.added.v1"), raised.at(), data(tally, raised.aggregateId()));
        return List.of(new OutboxMessage(topic, raised.aggregateId(), event));
    }

    private static byte[] data(Tally tally, String id) {
        return id.equals("refused") && tally.value() > 1 ? new byte[2 * TAKEN_AT_MOST] : "{}".getBytes(UTF_8);
    }

    private static Change<Tally, String> addOne(String id) {
        return new Change<>(
                CORP, id, null, null, tally -> Decision.of(new Tally(tally == null ? 1 : tally.value() + 1), "added"));
    }
}
