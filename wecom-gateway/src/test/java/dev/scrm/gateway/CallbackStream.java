package dev.scrm.gateway;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.callbacks.wecom.Xml;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** 200 numbered callbacks a second of many contacts, whatever becomes of them. */
final class CallbackStream implements AutoCloseable {
    static final int PER_SECOND = 200;

    private static final int CONTACTS = 400;
    private static final int NOT_OF_THE_STREAM = 1_000_000;
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(4500);

    /** How a callback was answered. */
    record Answered(int status, Duration took) {
        boolean isInTime() {
            return took.compareTo(LONGEST_ANSWER) < 0;
        }
    }

    private final int port;
    private final List<CompletableFuture<Answered>> answers = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    CallbackStream(int port) {
        this.port = port;
    }

    void start() {
        var _ = clock.scheduleAtFixedRate(this::postNext, 0, 1_000 / PER_SECOND, TimeUnit.MILLISECONDS);
    }

    /** Of a contact the next comes when the one before is answered: of two that are under way at once nobody knows which was first. */
    private void postNext() {
        int number = answers.size();
        CompletableFuture<?> before =
                number < CONTACTS ? CompletableFuture.completedFuture(null) : answers.get(number - CONTACTS);
        answers.add(before.handleAsync((_, _) -> post(number), threads));
    }

    int sent() {
        return answers.size();
    }

    /** Ends when all are answered. */
    @Override
    public void close() {
        clock.close();
        List.copyOf(answers).forEach(answer -> answer.handle((_, _) -> true).join());
        threads.close();
    }

    void assertAnsweredInTime() {
        assertThat(answers).extracting(CompletableFuture::join).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.took()).isLessThan(LONGEST_ANSWER);
        });
    }

    void assertAllInOrderOfTheirContact(String bootstrap) {
        var numbers = numbersByContact(bootstrap);
        assertThat(numbers.values().stream().mapToInt(List::size).sum()).isEqualTo(answers.size());
        assertThat(numbers.values())
                .allSatisfy(ofOneContact -> assertThat(ofOneContact).isSorted());
    }

    /** Posts one that is not of the stream. */
    Answered postAnother(int number) {
        return post(NOT_OF_THE_STREAM + number);
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

    /** What the topic holds of the stream, the second of an id dropped as consumers do. */
    private static Map<String, List<Long>> numbersByContact(String bootstrap) {
        var seen = new HashSet<String>();
        var numbers = new HashMap<String, List<Long>>();
        for (EventEnvelope event : callbacks(bootstrap)) {
            long number = event.time().getEpochSecond() - Xml.CREATED;
            if (seen.add(event.id()) && number < NOT_OF_THE_STREAM) {
                numbers.computeIfAbsent(String.valueOf(event.subject()), _ -> new ArrayList<>())
                        .add(number);
            }
        }
        return numbers;
    }

    private static List<EventEnvelope> callbacks(String bootstrap) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap);
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
}
