package dev.scrm.quickstart.infrastructure;

import dev.scrm.platform.embedded.FreePorts;
import dev.scrm.quickstart.suite.Ports;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the infrastructure's process is told on its command line, as {@code name=value}.
 *
 * @param parts of kafka, topics, mongodb, simulator
 * @param kafka where topics are created: our broker or one that runs already
 * @param ready a file that is there when every part is up
 * @param rehearsal start on other ports in a directory of its own and end again
 */
record InfrastructureSettings(
        Set<String> parts, Path directory, Ports ports, String kafka, int partitions, Path ready, boolean rehearsal) {

    static InfrastructureSettings parse(String... arguments) {
        var values = Stream.of(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new InfrastructureSettings(
                Set.of(values.getOrDefault("parts", "kafka,topics,mongodb,simulator")
                        .split(",")),
                Path.of(values.getOrDefault("directory", ".scrm")).toAbsolutePath(),
                new Ports(Integer.parseInt(values.getOrDefault("port-base", "18080"))),
                values.getOrDefault("kafka", "127.0.0.1:18086"),
                Integer.parseInt(values.getOrDefault("partitions", "8")),
                Path.of(values.getOrDefault("ready", ".scrm/ready/infrastructure"))
                        .toAbsolutePath(),
                Boolean.parseBoolean(values.getOrDefault("rehearsal", "false")));
    }

    /** The same, on free ports and in another directory. */
    InfrastructureSettings elsewhere(Path other) {
        var free = new Ports(FreePorts.row(9));
        return new InfrastructureSettings(
                parts, other, free, "127.0.0.1:" + free.kafka(), partitions, other.resolve("ready"), rehearsal);
    }

    boolean has(String part) {
        return parts.contains(part);
    }
}
