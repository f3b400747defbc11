package dev.scrm.endtoend.behavior;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far a group has got with a topic. */
final class SortedUpTo {
    /** Of a topic that is written in transactions: no record, so that whoever commits the place after the last record stays before it. */
    private static final long THE_LAST_MARKER = 1;

    private final String bootstrapServers;
    private final String group;
    private final String topic;

    SortedUpTo(String bootstrapServers, String group, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.group = group;
        this.topic = topic;
    }

    /** Waits until nothing is written to the topic for so long, and the group has done with it. */
    void awaitQuiet(Duration quiet, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            long before = -1;
            for (long now = written(admin); now != before; now = written(admin)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Expected nobody to write to %s any more".formatted(topic));
                }
                before = now;
                LockSupport.parkNanos(quiet.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to see what is in " + topic, e);
        }
        await(patience, THE_LAST_MARKER);
    }

    private long written(Admin admin) throws ExecutionException, InterruptedException {
        return ends(admin).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin)
            throws ExecutionException, InterruptedException {
        var partitions = requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .partitions();
        return admin.listOffsets(partitions.stream()
                        .collect(Collectors.toMap(
                                one -> new TopicPartition(topic, one.partition()), _ -> OffsetSpec.latest())))
                .all()
                .get();
    }

    /** Waits until the group has done with what is in the topic now. */
    void await(Duration patience) {
        await(patience, 0);
    }

    private void await(Duration patience, long left) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var ends = ends(admin);
            while (true) {
                var done = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                boolean all = ends.entrySet().stream().allMatch(end -> {
                    var offset = done.get(end.getKey());
                    return end.getValue().offset() == 0
                            || (offset != null
                                    && offset.offset() + left >= end.getValue().offset());
                });
                if (all) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Expected %s to be done with %s".formatted(group, topic));
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to see how far %s is".formatted(group), e);
        }
    }
}
