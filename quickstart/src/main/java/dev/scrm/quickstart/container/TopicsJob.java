package dev.scrm.quickstart.container;

import dev.scrm.platform.embedded.CreateTopics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Creates the topics that are missing and ends: the job that compose and Kubernetes run before the services. */
public final class TopicsJob {
    private static final String CLIENT = "SCRM_KAFKA_CLIENT_";
    private static final String BROKERS_DECIDE = "-1";

    private TopicsJob() {}

    public static void main(String[] arguments) {
        var created = create(System.getenv());
        System.out.println("created " + created.size() + " topics " + created);
    }

    /** Reads the same variables as the services, and {@code SCRM_TOPIC_REPLICAS}. */
    static List<String> create(Map<String, String> variables) {
        return CreateTopics.missing(
                required(variables, "SCRM_KAFKA_BOOTSTRAP"),
                client(variables),
                Integer.parseInt(required(variables, "SCRM_TOPIC_PARTITIONS")),
                Integer.parseInt(variables.getOrDefault("SCRM_TOPIC_REPLICAS", BROKERS_DECIDE)));
    }

    /** {@code SCRM_KAFKA_CLIENT_SASL_MECHANISM} is {@code sasl.mechanism}, as Spring Boot reads it for the services. */
    private static Map<String, String> client(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(CLIENT))
                .collect(Collectors.toMap(
                        variable -> variable.getKey()
                                .substring(CLIENT.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        Map.Entry::getValue));
    }

    private static String required(Map<String, String> variables, String name) {
        var value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Expected the variable " + name + " but it is not set");
        }
        return value;
    }
}
