package dev.scrm.journey.definition.json;

import dev.scrm.journey.definition.Definitions;
import dev.scrm.journey.definition.JourneyDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The journeys that come with the service, the same for every corp. */
public final class BuiltInDefinitions implements Definitions {
    private static final List<String> FILES = List.of("/journeys/welcome.v1.json");

    private final List<JourneyDefinition> definitions;

    private BuiltInDefinitions(List<JourneyDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
    }

    /** Reads them; a duration {@code setting:x} in a file is looked up under x. */
    public static BuiltInDefinitions read(Map<String, Duration> settings) {
        var reader = new DefinitionReader(settings);
        return new BuiltInDefinitions(
                FILES.stream().map(file -> reader.read(resource(file))).toList());
    }

    @Override
    public List<JourneyDefinition> current(String corpId) {
        return definitions;
    }

    @Override
    public Optional<JourneyDefinition> find(String corpId, String journeyId, int version) {
        return definitions.stream()
                .filter(definition -> definition.id().equals(journeyId) && definition.version() == version)
                .findFirst();
    }

    private static byte[] resource(String file) {
        try (var stream = BuiltInDefinitions.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("Expected resource " + file + " but it is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
