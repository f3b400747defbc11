package dev.scrm.analytics.figures.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.TopologyTopics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the topology: public ones, and the figures' own. */
final class FigureTopics {
    private static final Map<String, String> ROWS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(16 << 20));
    private static final Map<String, String> COMPANION =
            Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(30L * 24 * 3600 * 1000));

    private FigureTopics() {}

    static TopologyTopics of(KafkaSettings kafka, FigureTopicSettings settings) {
        return new TopologyTopics(kafka, FigureTopology.SOURCES, own(settings));
    }

    private static List<NewTopic> own(FigureTopicSettings settings) {
        int partitions = settings.topicPartitions();
        short replicas = settings.topicReplicas();
        return List.of(
                new NewTopic(FigureEvents.TOPIC, partitions, replicas).configs(ROWS),
                new NewTopic(Topics.parked(FigureEvents.TOPIC), partitions, replicas).configs(COMPANION),
                new NewTopic(Topics.dead(FigureEvents.TOPIC), partitions, replicas).configs(COMPANION));
    }
}
