package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestMongo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.convert.ConversionServiceParameterValueMapper;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.actuate.endpoint.web.WebEndpointHttpMethod;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpointDiscoverer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.support.Acknowledgment;

/** Polls are handed to the listener by the test, so that each crash is where the test wants it. */
class ParkedReplayTests {
    private static final String GROUP = "a-group";
    private static final String SICK = "sick";

    private static final SecurityContext BOSS = new SecurityContext() {
        @Override
        public Principal getPrincipal() {
            return () -> "boss";
        }

        @Override
        public boolean isUserInRole(String role) {
            return true;
        }
    };

    private final String topic = TestKafka.newTopic("replay", 1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Set<String> poison = new HashSet<>();
    private final List<String> handled = new ArrayList<>();
    private final KafkaSettings settings = new KafkaSettings(TestKafka.bootstrapServers(), 1, Map.of());
    private final MutableClock clock = MutableClock.at(Events.NOON);
    private Runnable whileHandling = () -> {};
    private long offset;
    private Producer<byte[], byte[]> producer;
    private EventPublisher publisher;
    private ParkedKeys parkedKeys;
    private ParkedGauges gauges;
    private ParkedReplay replay;
    private EventBatchListener listener;

    @BeforeEach
    void start() {
        TestKafka.createTopics(List.of(Topics.parked(topic), Topics.dead(topic)), 1);
        producer = new KafkaProducer<>(settings.producer());
        publisher = new EventPublisher(producer);
        parkedKeys = new ParkedKeys(TestMongo.freshDatabase("replay"));
        parkedKeys.createIndexes();
        gauges = new ParkedGauges(parkedKeys);
        var listeners = new EventListeners(settings, publisher, parkedKeys, gauges, clock, meters);
        listeners.listen(GROUP, List.of(topic), this::handle);
        listener = new EventBatchListener(GROUP, this::handle, publisher, parkedKeys, clock, meters);
        replay = new ParkedReplay(settings, parkedKeys, listeners, publisher, meters);
    }

    @AfterEach
    void stop() {
        gauges.close();
        producer.close();
    }

    private void handle(List<Lane> lanes) {
        for (var lane : lanes) {
            for (var event : lane.events()) {
                if (poison.contains(event.envelope().id())) {
                    throw new IllegalStateException(
                            "cannot take " + event.envelope().id());
                }
                handled.add(event.envelope().id());
                whileHandling.run();
            }
        }
    }

    /** As handlers do that take all of a poll at once: what they cannot read they report when the rest is done. */
    private void handleReadable(List<Lane> lanes) {
        var read = ReadEvents.of(lanes, event -> {
            if (event.envelope().id().startsWith("torn")) {
                throw new UnreadableEventException("Expected JSON but it is torn");
            }
            return event;
        });
        read.readable().forEach(event -> handle(List.of(new Lane(event.key(), List.of(event)))));
        read.reportUnreadable();
    }

    private ConsumerRecord<byte[], byte[]> record(String key, String id) {
        var sent = CloudEventHeaders.toRecord(topic, key, Events.event(id));
        var record = new ConsumerRecord<>(topic, 0, offset++, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }

    private void poll(List<ConsumerRecord<byte[], byte[]>> records) {
        listener.onMessage(records, (Acknowledgment) null);
    }

    private void arrive(String key, String... ids) {
        poll(List.of(ids).stream().map(id -> record(key, id)).toList());
    }

    private void parkWith(String bad, String... after) {
        poison.add(bad);
        arrive(SICK, bad);
        arrive(SICK, after);
    }

    /** As Kafka does when the retention is over. */
    private void forgetParked(long before) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            var partition = new TopicPartition(Topics.parked(topic), 0);
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        }
    }

    private String firstParked() {
        return Topics.parked(topic) + "/0@0 (first at " + topic + "/0@0)";
    }

    private List<String> deadReasons() {
        return TestKafka.read(Topics.dead(topic)).stream()
                .map(record ->
                        new String(record.headers().lastHeader("parked-reason").value(), UTF_8))
                .toList();
    }

    @Test
    void replaysOnceWhatWasWrittenTwiceAroundACrash() {
        var bad = record(SICK, "bad");
        var event = new ReceivedEvent(
                CloudEventHeaders.read(bad), new dev.scrm.platform.events.SourcePosition(topic, 0, bad.offset()), SICK);
        poison.add("bad");
        // The process dies once Kafka has the copy and before MongoDB knows of it; the batch comes again.
        publisher.publishRecords(List.of(ParkedRecords.parked(GROUP, event, "before the crash")));
        poll(List.of(bad, record(SICK, "after")));
        poison.clear();

        var result = replay.replay(GROUP, SICK);

        assertThat(result).isEqualTo(ParkedReplay.Result.released(2));
        assertThat(handled).containsExactly("bad", "after");
    }

    @Test
    void notesOnceWhatComesAgainAfterACrashBeforeTheCommit() {
        parkWith("bad");
        var after = List.of(record(SICK, "after"));
        poll(after);
        poll(after);

        assertThat(parkedKeys.find(GROUP, SICK).orElseThrow().waiting()).isEqualTo(2);
        poison.clear();
        assertThat(replay.replay(GROUP, SICK).replayed()).isEqualTo(2);
    }

    @Test
    void letsWhatArrivesDuringAReplayFollowInOrder() {
        parkWith("bad", "after-1");
        poison.clear();
        whileHandling = () -> {
            whileHandling = () -> {};
            arrive(SICK, "after-2");
        };

        var result = replay.replay(GROUP, SICK);

        assertThat(result).isEqualTo(ParkedReplay.Result.released(3));
        assertThat(handled).containsExactly("bad", "after-1", "after-2");
    }

    @Test
    void handlesWhatArrivesInTheMomentOfTheRelease() {
        parkWith("bad");
        poison.clear();
        var parked = parkedKeys.find(GROUP, SICK).orElseThrow();
        parkedKeys.done(parked, parkedKeys.first(parked, 10));
        arrive(SICK, "late");

        assertThat(parkedKeys.release(parked)).isFalse();
        assertThat(replay.replay(GROUP, SICK)).isEqualTo(ParkedReplay.Result.released(1));
        assertThat(handled).containsExactly("late");
    }

    @Test
    void followsNoKeyThatHasBeenReleasedMeanwhile() {
        parkWith("bad");
        var parked = parkedKeys.find(GROUP, SICK).orElseThrow();
        var waiting = parkedKeys.first(parked, 10);
        parkedKeys.done(parked, waiting);
        parkedKeys.release(parked);

        assertThat(parkedKeys.follow(GROUP, SICK, waiting)).isFalse();
        assertThat(parkedKeys.first(parked, 10)).isEmpty();
    }

    @Test
    void buriesWhatAHandlerOfWholePollsCannotReadAndReplaysTheRest() {
        var group = "whole-polls-" + GROUP;
        var listeners = new EventListeners(settings, publisher, parkedKeys, gauges, clock, meters);
        listeners.listen(group, List.of(topic), this::handleReadable);
        listener = new EventBatchListener(group, this::handleReadable, publisher, parkedKeys, clock, meters);
        parkWith("bad", "after-1", "torn-2", "after-3");
        poison.clear();

        var result = new ParkedReplay(settings, parkedKeys, listeners, publisher, meters).replay(group, SICK);

        assertThat(result.released()).isTrue();
        assertThat(handled).contains("bad", "after-1", "after-3").endsWith("after-3");
        assertThat(meters.counter(MessagingMetric.EVENTS_DEAD.meterName(), "group", group)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void keepsTheRestParkedWhenAReplayFailsInTheMiddle() {
        parkWith("bad", "after-1", "worse", "after-2");
        poison.clear();
        poison.add("worse");

        var first = replay.replay(GROUP, SICK);
        poison.clear();
        handled.clear();
        var second = replay.replay(GROUP, SICK);

        assertThat(first).isEqualTo(ParkedReplay.Result.parked(2, "IllegalStateException: cannot take worse"));
        assertThat(second).isEqualTo(ParkedReplay.Result.released(2));
        assertThat(handled).containsExactly("worse", "after-2");
    }

    @Test
    void replaysWhatLiesBehindTheOpenTransactionOfAnotherService() {
        var settings = new HashMap<>(new KafkaSettings(TestKafka.bootstrapServers(), 1, Map.of()).producer());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000); // the first transaction of a broker takes a while
        try (var other = new KafkaProducer<byte[], byte[]>(settings)) {
            other.initTransactions();
            other.beginTransaction();
            var _ = other.send(CloudEventHeaders.toRecord(Topics.parked(topic), "other", Events.event("other")));
            other.flush();
            parkWith("bad", "after");
            poison.clear();

            assertThat(replay.replay(GROUP, SICK)).isEqualTo(ParkedReplay.Result.released(2));
        }
    }

    @Test
    void namesTheRecordThatItsTopicNoLongerHas() throws Exception {
        parkWith("bad", "after");
        poison.clear();
        forgetParked(1);

        var result = replay.replay(GROUP, SICK);

        assertThat(result.released()).isFalse();
        assertThat(result.gone()).isEqualTo(firstParked());
        assertThat(handled).isEmpty();
    }

    @Test
    void givesUpARecordThatIsGoneAndReplaysTheRest() throws Exception {
        parkWith("bad", "after");
        forgetParked(1);

        var given = replay.giveUp(GROUP, SICK, true, "boss");

        assertThat(given.givenUp()).isZero();
        assertThat(given.goneRecords()).containsExactly(firstParked());
        assertThat(given.rest()).isEqualTo(ParkedReplay.Result.released(1));
        assertThat(handled).containsExactly("after");
        assertThat(TestKafka.read(Topics.dead(topic))).isEmpty();
    }

    @Test
    void buriesTheFirstRecordOnDemandAndReplaysTheRest() {
        parkWith("bad", "after");

        var given = replay.giveUp(GROUP, SICK, true, "boss");

        assertThat(given.givenUp()).isEqualTo(1);
        assertThat(given.rest()).isEqualTo(ParkedReplay.Result.released(1));
        assertThat(handled).containsExactly("after");
        assertThat(deadReasons()).containsExactly("given up by boss: IllegalStateException: cannot take bad");
    }

    @Test
    void leavesNothingOfAKeyWhoseGroupIsGoneWhenAllIsGivenUp() {
        parkWith("bad", "after");
        var withoutListeners = new ParkedReplay(
                settings,
                parkedKeys,
                new EventListeners(settings, publisher, parkedKeys, gauges, clock, meters),
                publisher,
                meters);

        var first = withoutListeners.giveUp(GROUP, SICK, true, "boss");
        var all = withoutListeners.giveUp(GROUP, SICK, false, "boss");

        assertThat(first.rest().reason()).startsWith("Expected a listener of group");
        assertThat(all.rest()).isEqualTo(ParkedReplay.Result.released(0));
        assertThat(parkedKeys.find(GROUP, SICK)).isEmpty();
        assertThat(deadReasons()).hasSize(2);
    }

    @Test
    void buriesAllThatWaitsOnDemandAndReleasesTheKey() {
        parkWith("bad", "after-1", "after-2");

        var given = replay.giveUp(GROUP, SICK, false, "boss");
        arrive(SICK, "later");

        assertThat(given.givenUp()).isEqualTo(3);
        assertThat(given.rest().released()).isTrue();
        assertThat(deadReasons()).hasSize(3);
        assertThat(meters.counter("scrm.events.dead", "group", GROUP).count()).isEqualTo(3);
        assertThat(handled).containsExactly("later");
    }

    @Test
    void doesNotStallOtherKeysHoweverManyRecordsOfOneWait() {
        parkWith("bad");
        for (int poll = 0; poll < 50; poll++) {
            int from = poll * 500;
            var records = new ArrayList<>(IntStream.range(from, from + 500)
                    .mapToObj(i -> record(SICK, "s" + i))
                    .toList());
            records.add(record("healthy", "h" + poll));
            poll(records);
        }

        assertThat(handled).hasSize(50).allMatch(id -> id.startsWith("h"));
        assertThat(parkedKeys.list(10))
                .singleElement()
                .satisfies(parked -> assertThat(parked.waiting()).isEqualTo(25_001));
        poison.clear();
        handled.clear();
        assertThat(replay.replay(GROUP, SICK)).isEqualTo(ParkedReplay.Result.released(25_001));
        assertThat(handled).hasSize(25_001).startsWith("bad", "s0", "s1").endsWith("s24998", "s24999");
    }

    @Test
    void showsHowMuchIsParked() {
        parkWith("bad", "after-1", "after-2");
        assertThat(gauge("scrm.parked.keys")).isNaN();

        gauges.look();

        assertThat(gauge("scrm.parked.keys")).isEqualTo(1);
        assertThat(gauge("scrm.parked.records")).isEqualTo(3);
    }

    @Test
    void isOperatedOverTheActuator() {
        parkWith("bad", "worse", "after");
        poison.add("worse");

        assertThat(operate(WebEndpointHttpMethod.GET, Map.of()))
                .asInstanceOf(InstanceOfAssertFactories.list(ParkedEndpoint.Parked.class))
                .singleElement()
                .satisfies(parked -> assertThat(parked.waiting()).isEqualTo(3));
        assertThat(operate(WebEndpointHttpMethod.DELETE, Map.of("group", GROUP, "key", SICK, "onlyFirst", "true")))
                .isEqualTo(new ParkedReplay.GivenUp(
                        1, 0, List.of(), ParkedReplay.Result.parked(0, "IllegalStateException: cannot take worse")));
        assertThat(operate(WebEndpointHttpMethod.DELETE, Map.of("group", GROUP, "key", SICK)))
                .isEqualTo(new ParkedReplay.GivenUp(2, 0, List.of(), ParkedReplay.Result.released(0)));
        assertThat(operate(WebEndpointHttpMethod.POST, Map.of("group", GROUP, "key", SICK)))
                .isEqualTo(ParkedReplay.Result.parked(0, "Expected a parked key but it is not parked"));
        assertThat(deadReasons()).allMatch(reason -> reason.startsWith("given up by boss"));
    }

    /** As the web calls it: found by its method, with text for arguments. */
    private @Nullable Object operate(WebEndpointHttpMethod method, Map<String, Object> arguments) {
        try (var context = new GenericApplicationContext()) {
            context.registerBean(ParkedEndpoint.class, () -> new ParkedEndpoint(parkedKeys, replay));
            context.refresh();
            var endpoints = new WebEndpointDiscoverer(
                    context,
                    new ConversionServiceParameterValueMapper(),
                    EndpointMediaTypes.DEFAULT,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
            var operation = endpoints.getEndpoints().iterator().next().getOperations().stream()
                    .filter(each -> each.getRequestPredicate().getHttpMethod() == method)
                    .findFirst()
                    .orElseThrow();
            return operation.invoke(new InvocationContext(BOSS, arguments));
        }
    }

    private double gauge(String name) {
        return meters.get(name).tag("group", GROUP).gauge().value();
    }
}
