package dev.scrm.platform.messaging.streams;

import dev.scrm.platform.messaging.KafkaSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics a topology needs: public ones, which have to be there, and its service's own, which are made here once. */
public final class TopologyTopics {
    private static final Logger LOG = LoggerFactory.getLogger(TopologyTopics.class);

    private final KafkaSettings kafka;
    private final List<String> wanted;
    private final List<NewTopic> own;

    public TopologyTopics(KafkaSettings kafka, Collection<String> wanted, Collection<NewTopic> own) {
        this.kafka = kafka;
        this.wanted = List.copyOf(wanted);
        this.own = List.copyOf(own);
    }

    /** Makes what is missing of its own; false while Kafka is away or others are missing. */
    boolean ready() throws InterruptedException {
        try (var admin = Admin.create(client())) {
            var there = admin.listTopics().names().get();
            make(
                    admin,
                    own.stream().filter(topic -> !there.contains(topic.name())).toList());
            return areThere(there);
        } catch (KafkaException | ExecutionException e) {
            LOG.warn("Expected Kafka at {} but {}; trying on", kafka.bootstrap(), e.getMessage());
            return false;
        }
    }

    private Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(kafka.client());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        return client;
    }

    private boolean areThere(Set<String> there) {
        var missing = wanted.stream().filter(topic -> !there.contains(topic)).toList();
        if (!missing.isEmpty()) {
            LOG.warn("Expected topics {} but they are missing; trying on", missing);
        }
        return missing.isEmpty();
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
