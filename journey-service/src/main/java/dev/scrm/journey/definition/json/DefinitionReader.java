package dev.scrm.journey.definition.json;

import dev.scrm.journey.definition.DefinitionRefused;
import dev.scrm.journey.definition.Edge;
import dev.scrm.journey.definition.JourneyDefinition;
import dev.scrm.journey.definition.Node;
import dev.scrm.journey.definition.Trigger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a definition from JSON. What it does not know it refuses: a journey must not do less than its file says. */
final class DefinitionReader {
    private static final String SETTING = "setting:";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, Duration> settings;

    DefinitionReader(Map<String, Duration> settings) {
        this.settings = Map.copyOf(settings);
    }

    private record File(
            @Nullable String id,
            @Nullable Integer version,
            @Nullable String name,
            @Nullable Set<String> triggers,
            @Nullable String start,
            @Nullable List<NodeEntry> nodes,
            @Nullable List<EdgeEntry> edges) {}

    private record NodeEntry(
            @Nullable String id,
            @Nullable String type,
            @Nullable String text,
            @Nullable String nameWait,
            @Nullable String event,
            @Nullable String timeout,
            @Nullable String result) {}

    private record EdgeEntry(
            @Nullable String from,
            @Nullable String on,
            @Nullable String to) {}

    JourneyDefinition read(byte[] json) {
        var file = parse(json);
        return JourneyDefinition.of(
                given(file.id(), "id"),
                given(file.version(), "version"),
                given(file.name(), "name"),
                given(file.triggers(), "triggers").stream().map(Trigger::of).collect(Collectors.toSet()),
                given(file.start(), "start"),
                given(file.nodes(), "nodes").stream().map(this::node).toList(),
                given(file.edges(), "edges").stream()
                        .map(DefinitionReader::edge)
                        .toList());
    }

    private static File parse(byte[] json) {
        try {
            return JSON.readValue(json, File.class);
        } catch (JacksonException e) {
            throw new DefinitionRefused(
                    "definition-unreadable", "Expected a definition in JSON but " + e.getOriginalMessage());
        }
    }

    private Node node(NodeEntry entry) {
        var id = given(entry.id(), "nodes.id");
        return switch (given(entry.type(), "nodes.type")) {
            case "send-welcome" ->
                new Node.SendWelcome(
                        id, given(entry.text(), "nodes.text"), duration(entry.nameWait(), "nodes.nameWait"));
            case "wait-for-event-or-timeout" ->
                new Node.WaitForEvent(
                        id, given(entry.event(), "nodes.event"), duration(entry.timeout(), "nodes.timeout"));
            case "send-staff-reminder" -> new Node.SendStaffReminder(id, given(entry.text(), "nodes.text"));
            case "end" -> new Node.End(id, given(entry.result(), "nodes.result"));
            case String other ->
                throw new DefinitionRefused(
                        "node-type-unknown", "Expected a known type of node '%s' but got '%s'".formatted(id, other));
        };
    }

    private static Edge edge(EdgeEntry entry) {
        return new Edge(
                given(entry.from(), "edges.from"), given(entry.on(), "edges.on"), given(entry.to(), "edges.to"));
    }

    private Duration duration(@Nullable String text, String field) {
        var value = given(text, field);
        if (value.startsWith(SETTING)) {
            return given(settings.get(value.substring(SETTING.length())), value);
        }
        try {
            return Duration.parse(value);
        } catch (DateTimeException e) {
            throw new DefinitionRefused(
                    "duration-unreadable",
                    "Expected %s to be a duration such as PT2M but got '%s'".formatted(field, value));
        }
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new DefinitionRefused("field-missing", "Expected '%s' but it is missing".formatted(field));
        }
        return value;
    }
}
