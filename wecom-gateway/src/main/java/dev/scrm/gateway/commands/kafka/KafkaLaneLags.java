package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.LaneLags;
import dev.scrm.platform.messaging.KafkaSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka when somebody wants to know, with a client that lives no longer: nobody asks often. */
final class KafkaLaneLags implements LaneLags {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Map<String, Object> client;
    private final String topic;
    private final Function<CallLane, String> group;

    /** @param group by which a lane's listeners read the topic */
    KafkaLaneLags(KafkaSettings settings, String topic, Function<CallLane, String> group) {
        this.topic = topic;
        this.group = group;
        this.client = new HashMap<>(settings.client());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) SOON.toMillis());
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) SOON.toMillis());
    }

    @Override
    public Map<CallLane, Long> lags() {
        try (var admin = Admin.create(client)) {
            return lags(admin);
        } catch (ExecutionException | TimeoutException | KafkaException _) {
            return Map.of(); // that nothing is known is the answer
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private Map<CallLane, Long> lags(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var described = soon(admin.describeTopics(List.of(topic)).allTopicNames());
        var partitions = described.values().stream()
                .flatMap(description -> description.partitions().stream()
                        .map(partition -> new TopicPartition(description.name(), partition.partition())))
                .toList();
        var begins = offsets(admin, partitions, OffsetSpec.earliest());
        var ends = offsets(admin, partitions, OffsetSpec.latest());
        Map<String, ListConsumerGroupOffsetsSpec> asked = new HashMap<>();
        for (var lane : CallLane.values()) {
            asked.put(group.apply(lane), new ListConsumerGroupOffsetsSpec());
        }
        var committed = soon(admin.listConsumerGroupOffsets(asked).all());
        Map<CallLane, Long> lags = new EnumMap<>(CallLane.class);
        for (var lane : CallLane.values()) {
            var ofLane = committed.getOrDefault(group.apply(lane), Map.of());
            lags.put(
                    lane,
                    partitions.stream()
                            .mapToLong(partition -> lag(partition, ofLane, begins, ends))
                            .sum());
        }
        return lags;
    }

    /** A group that never committed begins where the topic begins. */
    private static long lag(
            TopicPartition partition,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends) {
        long begin = begins.getOrDefault(partition, 0L);
        var at = committed.get(partition);
        long read = at == null ? begin : Math.max(at.offset(), begin);
        return Math.max(0, ends.getOrDefault(partition, 0L) - read);
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        var asked = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
                soon(admin.listOffsets(asked).all()).entrySet()) {
            offsets.put(found.getKey(), found.getValue().offset());
        }
        return offsets;
    }

    private static <T> T soon(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
}
