package dev.scrm.endtoend.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The five services as their own sources describe them: black boxes, so their files are read, not their classes. */
final class Services {
    static final List<String> ALL =
            List.of("wecom-gateway", "contact-service", "ticket-service", "journey-service", "analytics-service");

    private Services() {}

    /** The port of {@code application.yaml}, which is also the quickstart's. */
    static int defaultPort(String service) {
        var value = setting(service, "server.port");
        return Integer.parseInt(value);
    }

    static String setting(String service, String name) {
        return find(settings(service), name);
    }

    private static Map<String, Object> settings(String service) {
        var files = ProjectFiles.below(service + "/src/main/resources", Services::isSettings);
        if (files.size() != 1) {
            throw new AssertionError("Expected one application.yaml of " + service + " but got " + files);
        }
        return new Yaml().load(ProjectFiles.read(files.getFirst()));
    }

    private static boolean isSettings(Path file) {
        return file.getFileName().toString().matches("application\\.ya?ml");
    }

    /** Keys may be nested or joined by dots, at any level. */
    private static String find(Object node, String name) {
        if (node instanceof Map<?, ?> map) {
            for (var entry : map.entrySet()) {
                var key = String.valueOf(entry.getKey());
                if (name.equals(key)) {
                    return String.valueOf(entry.getValue());
                }
                if (name.startsWith(key + ".")) {
                    return find(entry.getValue(), name.substring(key.length() + 1));
                }
            }
        }
        throw new AssertionError("Expected the setting " + name);
    }
}
