package dev.scrm.quickstart.container;

import dev.scrm.platform.embedded.CreateTopics;
import java.util.Map;

/** Creates the topics that are missing and ends: the job that compose and Kubernetes run before the services. */
public final class TopicsJob {
    private static final String BROKERS_DECIDE = "-1";

    private TopicsJob() {}

    /** Reads the same variables as the services, and {@code SCRM_TOPIC_REPLICAS}. */
    public static void main(String[] arguments) {
        var variables = System.getenv();
        var created = CreateTopics.missing(
                required(variables, "SCRM_KAFKA_BOOTSTRAP"),
                Integer.parseInt(required(variables, "SCRM_TOPIC_PARTITIONS")),
                Integer.parseInt(variables.getOrDefault("SCRM_TOPIC_REPLICAS", BROKERS_DECIDE)));
        System.out.println("created " + created.size() + " topics " + created);
    }

    private static String required(Map<String, String> variables, String name) {
        var value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Expected the variable " + name + " but it is not set");
        }
        return value;
    }
}
