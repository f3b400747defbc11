package dev.scrm.quickstart.suite;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which suite: where its code lies, where its state goes, on which ports, with which servers.
 *
 * @param root the checkout with the packaged modules
 * @param directory everything the suite writes, but the unpacked programs, which all suites of a checkout share
 * @param kafka bootstrap servers that run already; absent when the suite runs its own
 * @param mongodb connection string of a server that runs already; absent when the suite runs its own
 * @param apart Kafka, MongoDB and the simulator as three processes in place of one
 * @param detached the processes outlive the JVM that starts them
 * @param training a cache of loaded classes is made for each program that has none
 * @param optimizing programs are compiled with all effort: six of them at once make two cores slow for minutes, and faster
 *     afterwards
 * @param environment further environment variables of the services
 */
public record SuiteSettings(
        Path root,
        Path directory,
        Ports ports,
        Optional<String> kafka,
        Optional<String> mongodb,
        int partitions,
        boolean apart,
        boolean detached,
        boolean training,
        boolean optimizing,
        Map<String, String> environment) {
    private static final int PARTITIONS = 8;

    public SuiteSettings {
        root = root.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /** A suite for a test or a bench: own servers in processes of their own, all of them ending with this JVM. */
    public static SuiteSettings of(Path root, Path directory, int portBase) {
        return new SuiteSettings(
                root,
                directory,
                new Ports(portBase),
                Optional.empty(),
                Optional.empty(),
                PARTITIONS,
                true,
                false,
                false,
                false,
                Map.of());
    }

    /** The suite of {@code ./scrm}: in {@code .scrm} of the checkout, moved by the variables that the README names. */
    public static SuiteSettings ofCommandLine(Path root, Map<String, String> variables) {
        return new SuiteSettings(
                root,
                root.resolve(".scrm"),
                new Ports(number(variables, "SCRM_PORT_BASE", Ports.DEFAULT_BASE)),
                text(variables, "SCRM_KAFKA_BOOTSTRAP"),
                text(variables, "SCRM_MONGODB_URI"),
                number(variables, "SCRM_TOPIC_PARTITIONS", PARTITIONS),
                false,
                true,
                true,
                false,
                Map.of());
    }

    /** The same with one more environment variable for the services, such as a shorter wait. */
    public SuiteSettings with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new SuiteSettings(
                root, directory, ports, kafka, mongodb, partitions, apart, detached, training, optimizing, more);
    }

    /** The same with Kafka, MongoDB and the simulator in one process, as {@code ./scrm up} has them. */
    public SuiteSettings together() {
        return new SuiteSettings(
                root, directory, ports, kafka, mongodb, partitions, false, detached, training, optimizing, environment);
    }

    /** The same with caches of loaded classes, which pay when the programs are started more than once. */
    public SuiteSettings trained() {
        return new SuiteSettings(
                root, directory, ports, kafka, mongodb, partitions, apart, detached, true, optimizing, environment);
    }

    /** The same with programs that are compiled with all effort, as in production: for load that lasts. */
    public SuiteSettings optimized() {
        return new SuiteSettings(
                root, directory, ports, kafka, mongodb, partitions, apart, detached, training, true, environment);
    }

    /** The same against servers that run already, for those that are given. */
    public SuiteSettings against(Optional<String> kafkaBootstrap, Optional<String> mongodbUri) {
        return new SuiteSettings(
                root,
                directory,
                ports,
                kafkaBootstrap,
                mongodbUri,
                partitions,
                apart,
                detached,
                training,
                optimizing,
                environment);
    }

    public String kafkaBootstrap() {
        return kafka.orElse("127.0.0.1:" + ports.kafka());
    }

    public String mongodbUri() {
        return mongodb.orElse("mongodb://127.0.0.1:" + ports.mongodb());
    }

    private static Optional<String> text(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    private static int number(Map<String, String> variables, String name, int otherwise) {
        return text(variables, name).map(value -> parse(name, value)).orElse(otherwise);
    }

    private static int parse(String name, String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Expected a number in " + name + " but got '" + value + "'", e);
        }
    }
}
