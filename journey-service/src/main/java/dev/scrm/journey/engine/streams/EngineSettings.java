package dev.scrm.journey.engine.streams;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the engine runs on Kafka Streams.
 *
 * @param applicationId group, prefix of the changelog and of transactional ids: never changed once used
 * @param stateDirectory where local state lies; losing it costs a restore, nothing else
 * @param memberId stable name of this process in its group; host and port when absent
 * @param threads stream threads, at most the number of partitions
 * @param standbyReplicas copies of the state on other processes, for a quick take-over
 * @param commitInterval how long effects wait for their transaction at most
 * @param poll how long a thread without work waits for records before it looks at the commit interval again
 * @param sessionTimeout after this silence a process counts as gone
 * @param blockCacheBytes memory of all partitions' stores together: block cache, memtables included
 * @param memtableBytes part of it that unflushed writes may take
 */
@ConfigurationProperties("journey.engine")
public record EngineSettings(
        @DefaultValue("journey-service") String applicationId,
        @DefaultValue("streams") Path stateDirectory,
        @Nullable String memberId,
        @DefaultValue("1") int threads,
        @DefaultValue("0") int standbyReplicas,
        @DefaultValue("50ms") Duration commitInterval,
        @DefaultValue("20ms") Duration poll,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("33554432") long blockCacheBytes,
        @DefaultValue("16777216") long memtableBytes,
        @DefaultValue Timers timers) {

    public EngineSettings {
        if (memtableBytes > blockCacheBytes) {
            throw new IllegalArgumentException(
                    "Expected journey.engine.memtable-bytes to be part of block-cache-bytes, but %d > %d"
                            .formatted(memtableBytes, blockCacheBytes));
        }
    }

    /**
     * How timers fire.
     *
     * @param every how often it is looked for due ones
     * @param budget time after which a round ends, so that records are not held up
     * @param atMost timers of one round
     */
    public record Timers(
            @DefaultValue("200ms") Duration every,
            @DefaultValue("50ms") Duration budget,
            @DefaultValue("1000") int atMost) {}
}
