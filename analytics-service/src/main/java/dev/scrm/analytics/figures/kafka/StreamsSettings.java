package dev.scrm.analytics.figures.kafka;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the topology runs here.
 *
 * @param stateDirectory where its stores lie; only a cache of what Kafka has
 * @param topicPartitions partitions of all topics keyed by contact; frozen once used
 * @param topicReplicas replicas of the topics this service makes; -1 for the brokers' default
 * @param memberId names this process across restarts, so that its partitions wait for it; host name and port by default
 * @param threads threads of the topology
 * @param commitInterval how long figures may lag behind events
 * @param sessionTimeout how long partitions wait for a process that is gone
 */
@ConfigurationProperties("analytics.streams")
public record StreamsSettings(
        Path stateDirectory,
        @DefaultValue("8") int topicPartitions,
        @DefaultValue("-1") short topicReplicas,
        @Nullable String memberId,
        @DefaultValue("1") int threads,
        @DefaultValue("200ms") Duration commitInterval,
        @DefaultValue("6s") Duration sessionTimeout) {}
