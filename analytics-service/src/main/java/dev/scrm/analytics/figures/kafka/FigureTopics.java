package dev.scrm.analytics.figures.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.KafkaSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics the topology needs: public ones, which have to be there, and its own, which are made here once. */
final class FigureTopics {
    private static final Logger LOG = LoggerFactory.getLogger(FigureTopics.class);
    private static final Map<String, String> ROWS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(16 << 20));
    private static final Map<String, String> COMPANION =
            Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(30L * 24 * 3600 * 1000));

    private FigureTopics() {}

    /** Makes what is missing of our own; false while public topics are missing. */
    static boolean ready(KafkaSettings kafka, StreamsSettings settings)
            throws InterruptedException, ExecutionException {
        Map<String, Object> client = new HashMap<>(kafka.client());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        try (var admin = Admin.create(client)) {
            var there = admin.listTopics().names().get();
            make(
                    admin,
                    own(settings).stream()
                            .filter(topic -> !there.contains(topic.name()))
                            .toList());
            return areThere(there);
        }
    }

    private static boolean areThere(Set<String> there) {
        var missing = FigureTopology.SOURCES.stream()
                .filter(topic -> !there.contains(topic))
                .toList();
        if (!missing.isEmpty()) {
            LOG.warn("Expected topics {} but they are missing; trying on", missing);
        }
        return missing.isEmpty();
    }

    private static List<NewTopic> own(StreamsSettings settings) {
        int partitions = settings.topicPartitions();
        short replicas = settings.topicReplicas();
        return List.of(
                new NewTopic(FigureEvents.TOPIC, partitions, replicas).configs(ROWS),
                new NewTopic(Topics.parked(FigureEvents.TOPIC), partitions, replicas).configs(COMPANION),
                new NewTopic(Topics.dead(FigureEvents.TOPIC), partitions, replicas).configs(COMPANION));
    }

    private static void make(Admin admin, List<NewTopic> topics) throws InterruptedException, ExecutionException {
        for (KafkaFuture<Void> made : admin.createTopics(topics).values().values()) {
            try {
                made.get();
            } catch (ExecutionException e) {
                // Another instance was first.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
