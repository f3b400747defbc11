package dev.scrm.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The event types as each of the places that list them has them. */
final class Catalogue {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final Path CONTRACTS = ROOT.resolve("contracts/src/main/resources/contracts");

    private Catalogue() {}

    /** The types by topic, as {@code docs/events.md} has them: a topic is a second heading, a type a third. */
    static Map<String, Set<String>> documented() {
        var types = new TreeMap<String, Set<String>>();
        var topic = "";
        for (var line : lines(ROOT.resolve("docs/events.md"))) {
            if (line.startsWith("## ")) {
                topic = line.substring(3).strip();
            } else if (line.startsWith("### ")) {
                types.computeIfAbsent(topic, _ -> new TreeSet<>())
                        .add(line.substring(4).strip());
            }
        }
        return types;
    }

    /** The types by topic, as {@code asyncapi.yaml} has them in its channels. */
    static Map<String, Set<String>> inAsyncApi() {
        return asyncApi().get("channels").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        channel ->
                                new TreeSet<>(channel.getValue().get("messages").propertyNames()),
                        (one, _) -> one,
                        TreeMap::new));
    }

    static JsonNode asyncApi() {
        return new YAMLMapper().readTree(CONTRACTS.resolve("asyncapi.yaml").toFile());
    }

    /** The types that have a file with this suffix, such as {@code .schema.json}. */
    static Set<String> withFile(String suffix) {
        try (var files = Files.walk(CONTRACTS)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .map(file -> typeOf(file, suffix))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String typeOf(Path file, String suffix) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - suffix.length());
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
