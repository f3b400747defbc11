package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts what was recorded ({@link RecordedExchanges}) into {@code openapi.yaml} as examples, with ids and times made stable; words stay as
 * somebody wrote them. Not part of any build: run by name with {@code -Dscrm.write-examples=true}.
 */
@EnabledIfSystemProperty(named = "scrm.write-examples", matches = "true")
class WrittenExamples {
    private static final Path FILE = Path.of("src", "main", "resources", "openapi.yaml");
    private static final String HEADING = """
            # What the paths say of themselves beside what is in the code (docs/adr/0040-what-a-path-is-stands-in-one-file.md).
            # Words are written by hand; examples are recorded by the flow tests and put here by WrittenExamples.
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void areThoseThatWereRecorded() throws IOException {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
        var operations = map(file.get("operations"));
        try (var recorded = Files.list(RecordedExchanges.FOLDER)) {
            for (var path : recorded.sorted().toList()) {
                var exchange = JSON.readTree(Files.readString(path));
                var entry = operations.get(exchange.path("operation").asString());
                if (entry != null) {
                    operations.put(exchange.path("operation").asString(), filled(map(entry), exchange));
                }
            }
        }
        file.put("operations", operations);
        Files.writeString(FILE, HEADING + yaml().dump(file), UTF_8);
    }

    private static Map<String, Object> filled(Map<String, Object> entry, JsonNode exchange) {
        var stable = new StableValues(exchange);
        int status = exchange.path("status").asInt();
        if (status != 200 && status != 204) {
            entry.put("status", status);
        }
        if (!exchange.path("ETag").isNull()) {
            entry.put("etag", true);
        }
        if (!exchange.path("Location").isNull()) {
            entry.put("location", true);
        }
        for (var part : List.of("request", "answer")) {
            var shown = exchange.path(part);
            var items = shown.path("items");
            boolean nothing = shown.isNull() || shown.isEmpty() || (items.isArray() && items.isEmpty());
            if (!nothing && !entry.containsKey("files")) {
                entry.remove(part);
                entry.put(part, JSON.convertValue(stable.of(shown), Object.class));
            }
        }
        return entry;
    }

    private static Map<String, Object> map(Object value) {
        return JSON.convertValue(
                value, JSON.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
    }

    private static Yaml yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setAllowUnicode(true);
        options.setWidth(140);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(true);
        return new Yaml(new Representer(options), options);
    }
}
