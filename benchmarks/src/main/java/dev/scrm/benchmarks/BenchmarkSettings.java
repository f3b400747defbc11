package dev.scrm.benchmarks;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a bench runs.
 *
 * @param root the checkout with the packaged programs
 * @param kafka bootstrap servers that run already; the bench starts its own otherwise
 * @param mongodb connection string of a server that runs already; the bench starts its own otherwise
 * @param connections how many connections the sender has
 * @param warmUp load before anything counts
 * @param window how long a rate is tried
 * @param clock times in callbacks come from here
 */
record BenchmarkSettings(
        Path root,
        int portBase,
        Optional<String> kafka,
        Optional<String> mongodb,
        int connections,
        Duration warmUp,
        Duration window,
        Clock clock) {
    /** Beside the ports of a suite that may run. */
    private static final int PORT_BASE = 18280;

    /** Arguments are {@code name=value}: connections, warm-up, window (seconds). */
    static BenchmarkSettings of(String[] arguments, Map<String, String> variables) {
        var values = Stream.of(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
        return new BenchmarkSettings(
                Path.of(System.getProperty("scrm.root", ".")),
                number(values, "port-base", PORT_BASE),
                text(variables, "SCRM_KAFKA_BOOTSTRAP"),
                text(variables, "SCRM_MONGODB_URI"),
                number(values, "connections", 256),
                Duration.ofSeconds(number(values, "warm-up", 60)),
                Duration.ofSeconds(number(values, "window", 15)),
                Clock.systemUTC());
    }

    private static Optional<String> text(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    private static int number(Map<String, String> values, String name, int otherwise) {
        try {
            return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Expected a number in " + name + " but got " + values.get(name), e);
        }
    }
}
