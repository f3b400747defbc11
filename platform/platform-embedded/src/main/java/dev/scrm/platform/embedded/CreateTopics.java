package dev.scrm.platform.embedded;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.events.Topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the public topics with their companions for parked and unreadable records; topics that are there stay as
 * they are, so it may run any number of times.
 */
public final class CreateTopics {
    private static final Duration COMPANION_RETENTION = Duration.ofDays(30);

    private CreateTopics() {}

    /** Creates what is missing; answers the names of the new ones. */
    public static List<String> missing(String bootstrapServers, int partitions, int replicas) {
        return missing(bootstrapServers, Map.of(), partitions, replicas);
    }

    /** As above, with further settings of the client, such as security ones. */
    public static List<String> missing(
            String bootstrapServers, Map<String, String> client, int partitions, int replicas) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(settings)) {
            var there = admin.listTopics().names().get();
            var missing = topics(partitions, (short) replicas)
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            for (var created : admin.createTopics(missing).values().values()) {
                awaitOrExists(created);
            }
            return missing.stream().map(NewTopic::name).toList();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Expected to create topics at " + bootstrapServers, e);
        }
    }

    private static void awaitOrExists(org.apache.kafka.common.KafkaFuture<Void> created)
            throws InterruptedException, ExecutionException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static Stream<NewTopic> topics(int partitions, short replicas) {
        return Topics.ALL.stream()
                .flatMap(topic -> Stream.of(
                        new NewTopic(topic.name(), partitions, replicas).configs(cleanup(topic)),
                        companion(Topics.parked(topic.name()), partitions, replicas),
                        companion(Topics.dead(topic.name()), partitions, replicas)));
    }

    private static NewTopic companion(String name, int partitions, short replicas) {
        var settings = new HashMap<>(retention(COMPANION_RETENTION));
        settings.put("max.message.bytes", Integer.toString(Topics.COMPANION_MESSAGE_BYTES));
        return new NewTopic(name, partitions, replicas).configs(settings);
    }

    private static Map<String, String> cleanup(Topic topic) {
        return topic.compacted()
                ? Map.of("cleanup.policy", "compact")
                : retention(Duration.ofDays(topic.retentionDays()));
    }

    private static Map<String, String> retention(Duration retention) {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
    }
}
