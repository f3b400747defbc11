package dev.scrm.analytics.figures.kafka;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics of this service alone.
 *
 * @param topicPartitions partitions of all topics keyed by contact; frozen once used
 * @param topicReplicas replicas of the topics this service makes; -1 for the brokers' default
 */
@ConfigurationProperties("analytics.streams")
record FigureTopicSettings(
        @DefaultValue("8") int topicPartitions,
        @DefaultValue("-1") short topicReplicas) {}
