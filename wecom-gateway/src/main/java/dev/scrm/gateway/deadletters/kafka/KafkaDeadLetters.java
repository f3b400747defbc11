package dev.scrm.gateway.deadletters.kafka;

import static java.util.Comparator.comparing;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.scrm.gateway.deadletters.DeadLetter;
import dev.scrm.gateway.deadletters.DeadLetters;
import dev.scrm.gateway.deadletters.DeadTopic;
import dev.scrm.gateway.deadletters.LetterPlace;
import dev.scrm.gateway.deadletters.LetterRefused;
import dev.scrm.gateway.deadletters.kafka.LetterReader.Stretch;
import dev.scrm.platform.messaging.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads the dead topics with a consumer that lives no longer than the question: nobody asks often. */
final class KafkaDeadLetters implements DeadLetters {
    /** So many of the newest letters are looked at for one page, and of each partition. */
    private static final int LOOKED_AT = 200;

    /** Each question has buffers of its own. */
    private static final int QUESTIONS_AT_ONCE = 2;

    /** For those before it: some thirty letters that are put back side by side. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final int FETCHED_BYTES = 4 << 20;
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final Comparator<DeadLetter> NEWEST_FIRST = comparing(DeadLetter::at)
            .thenComparingInt(letter -> letter.place().partition())
            .thenComparingLong(letter -> letter.place().offset())
            .reversed();

    private final KafkaSettings settings;
    private final Producer<byte[], byte[]> producer;
    private final Semaphore questions = new Semaphore(QUESTIONS_AT_ONCE, true);

    KafkaDeadLetters(KafkaSettings settings, Producer<byte[], byte[]> producer) {
        this.settings = settings;
        this.producer = producer;
    }

    @Override
    public Found list(DeadTopic topic, List<Long> before, int limit, Predicate<DeadLetter> visible) {
        return ask(consumer -> {
            var partitions = partitions(consumer, topic);
            var begins = consumer.beginningOffsets(partitions, SOON);
            var ends = consumer.endOffsets(partitions, SOON);
            Map<TopicPartition, Stretch> wanted = new HashMap<>();
            for (int i = 0; i < partitions.size(); i++) {
                var partition = partitions.get(i);
                long begin = begins.getOrDefault(partition, 0L);
                long end = ends.getOrDefault(partition, 0L);
                long to = Math.clamp(i < before.size() ? before.get(i) : end, begin, Math.max(begin, end));
                wanted.put(partition, new Stretch(Math.max(begin, to - LOOKED_AT), to));
            }
            var read = new LetterReader(consumer).read(wanted, record -> LetterRecord.letter(topic, record));
            return newest(read, partitions, wanted, begins, limit, visible);
        });
    }

    /** The newest of all are among the newest of each partition. What is looked at counts, whether it may be seen or not. */
    private static Found newest(
            List<DeadLetter> read,
            List<TopicPartition> partitions,
            Map<TopicPartition, Stretch> wanted,
            Map<TopicPartition, Long> begins,
            int limit,
            Predicate<DeadLetter> visible) {
        var next = new ArrayList<Long>();
        partitions.forEach(partition ->
                next.add(wanted.getOrDefault(partition, new Stretch(0, 0)).to()));
        var shown = new ArrayList<DeadLetter>();
        for (var letter : read.stream().sorted(NEWEST_FIRST).limit(LOOKED_AT).toList()) {
            if (shown.size() == limit) {
                break;
            }
            int partition = letter.place().partition();
            next.set(partition, Math.min(next.get(partition), letter.place().offset()));
            if (visible.test(letter)) {
                shown.add(letter);
            }
        }
        boolean more = false;
        for (int i = 0; i < partitions.size(); i++) {
            more |= next.get(i) > begins.getOrDefault(partitions.get(i), 0L);
        }
        return new Found(shown, more ? next : List.of());
    }

    @Override
    public Optional<DeadLetter> find(LetterPlace place) {
        return record(place, record -> LetterRecord.letter(place.topic(), record));
    }

    @Override
    public Optional<byte[]> body(LetterPlace place) {
        return record(place, record -> Optional.ofNullable(record.value())).flatMap(body -> body);
    }

    @Override
    public Taken take(LetterPlace place) {
        var back = record(place, record -> LetterRecord.asItWas(place.topic(), record))
                .orElseThrow(LetterRefused::unknown);
        return () -> send(back);
    }

    private String send(ProducerRecord<byte[], byte[]> back) {
        try {
            var stands = producer.send(back).get();
            return stands.topic() + "/" + stands.partition() + "@" + stands.offset();
        } catch (ExecutionException | KafkaException _) {
            throw LetterRefused.perhapsPutBack();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw LetterRefused.perhapsPutBack();
        }
    }

    private <T> Optional<T> record(LetterPlace place, Function<ConsumerRecord<byte[], byte[]>, T> make) {
        var partition = new TopicPartition(place.topic().dead(), place.partition());
        return ask(consumer -> {
            if (!partitions(consumer, place.topic()).contains(partition)) {
                return Optional.empty();
            }
            long begin = consumer.beginningOffsets(List.of(partition), SOON).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(List.of(partition), SOON).getOrDefault(partition, 0L);
            if (place.offset() < begin || place.offset() >= end) {
                return Optional.empty();
            }
            var wanted = Map.of(partition, new Stretch(place.offset(), place.offset() + 1));
            return new LetterReader(consumer).read(wanted, make).stream().findFirst();
        });
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, DeadTopic topic) {
        var known = consumer.partitionsFor(topic.dead(), SOON);
        return known == null
                ? List.of()
                : known.stream()
                        .map(PartitionInfo::partition)
                        .sorted()
                        .map(partition -> new TopicPartition(topic.dead(), partition))
                        .toList();
    }

    private void waitForAPlace() {
        try {
            if (!questions.tryAcquire(WAIT.toMillis(), MILLISECONDS)) {
                throw LetterRefused.busy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw LetterRefused.busy();
        }
    }

    private <T> T ask(Function<Consumer<byte[], byte[]>, T> question) {
        waitForAPlace();
        var reading = settings.consumer();
        reading.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
        // A consumer is closed behind its last fetch, which waits at the end of a partition for what nobody wants.
        reading.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        reading.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) SOON.toMillis());
        try (var consumer = new KafkaConsumer<byte[], byte[]>(reading)) {
            return question.apply(consumer);
        } catch (KafkaException _) {
            throw LetterRefused.kafkaAway();
        } finally {
            questions.release();
        }
    }
}
