package dev.scrm.gateway.reconciliation.kafka;

import dev.scrm.gateway.reconciliation.Announcement;
import dev.scrm.gateway.reconciliation.CallbackLog;
import dev.scrm.gateway.reconciliation.CallbackPositions;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.DependencyUnavailableException;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The topic of callbacks, read only when somebody wants to know what was told: a callback costs nothing more for it. Where
 * the reading stands is kept in the store: Kafka forgets the offsets of a group without members after a week. Replicas may
 * read the same at once: it is taken twice.
 */
final class KafkaCallbackLog implements CallbackLog {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int RECORDS_A_POLL = 2_000;
    private static final int RECORDS_AT_ONCE = 50_000;

    /** The first reading of all begins so long before, in time for what is under way. */
    private static final Duration BEFORE_THE_FIRST = Duration.ofHours(1);

    private final Map<String, Object> settings;
    private final CallbackPositions positions;
    private final Clock clock;

    KafkaCallbackLog(KafkaSettings kafka, CallbackPositions positions, Clock clock) {
        settings = new HashMap<>(kafka.consumer());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.positions = positions;
        this.clock = clock;
    }

    @Override
    public boolean catchUp(Consumer<List<Announcement>> taker) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            var partitions = consumer.partitionsFor(Topics.WECOM_CALLBACKS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            begin(consumer, partitions);
            return read(consumer, consumer.endOffsets(partitions), taker);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new DependencyUnavailableException("Expected to read what callbacks told but " + e.getMessage(), e);
        }
    }

    private void begin(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        var known = positions.find();
        var lately = clock.instant().minus(BEFORE_THE_FIRST).toEpochMilli();
        Map<TopicPartition, Long> unread = new HashMap<>();
        for (var partition : partitions) {
            var next = known.get(partition.partition());
            if (next == null) {
                unread.put(partition, lately);
            } else {
                consumer.seek(partition, next);
            }
        }
        if (!unread.isEmpty()) {
            consumer.offsetsForTimes(unread).forEach((partition, found) -> {
                if (found == null) {
                    consumer.seekToEnd(List.of(partition));
                } else {
                    consumer.seek(partition, found.offset());
                }
            });
        }
    }

    private boolean read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<List<Announcement>> taker) {
        int read = 0;
        var heardAt = clock.instant();
        while (read < RECORDS_AT_ONCE) {
            if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                keep(consumer, ends);
                return true;
            }
            var records = consumer.poll(POLL);
            taker.accept(StreamSupport.stream(records.spliterator(), false)
                    .flatMap(KafkaCallbackLog::announcements)
                    .toList());
            read += records.count();
            if (!records.isEmpty()) {
                heardAt = clock.instant();
            } else if (clock.instant().isAfter(heardAt.plus(PATIENCE))) {
                throw new TimeoutException("Expected the rest of the topic of callbacks but Kafka is silent");
            }
        }
        keep(consumer, ends);
        return false;
    }

    private void keep(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<Integer, Long> next = new HashMap<>();
        ends.keySet().forEach(partition -> next.put(partition.partition(), consumer.position(partition)));
        positions.save(next);
    }

    /** What cannot be read tells of nothing; those who need it say so. */
    private static Stream<Announcement> announcements(ConsumerRecord<byte[], byte[]> record) {
        try {
            return CallbackAnnouncements.in(CloudEventHeaders.read(record));
        } catch (UnreadableEventException _) {
            return Stream.empty();
        }
    }
}
