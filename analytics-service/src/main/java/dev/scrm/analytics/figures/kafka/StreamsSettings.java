package dev.scrm.analytics.figures.kafka;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the topology runs here.
 *
 * @param stateDir where its stores lie; only a cache of what Kafka has
 * @param topicPartitions partitions of all topics keyed by contact; frozen once used
 * @param topicReplicas replicas of the topics this service makes; -1 for the brokers' default
 * @param instanceId names this instance across restarts, so that its partitions wait for it; none by default
 * @param streamThreads threads of the topology
 */
@ConfigurationProperties("scrm")
public record StreamsSettings(
        @DefaultValue("state") Path stateDir,
        @DefaultValue("8") int topicPartitions,
        @DefaultValue("-1") short topicReplicas,
        @Nullable String instanceId,
        @DefaultValue("1") int streamThreads) {}
