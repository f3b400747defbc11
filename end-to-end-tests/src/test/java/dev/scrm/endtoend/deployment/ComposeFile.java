package dev.scrm.endtoend.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The compose file, with the part of the Compose specification that it uses; anything else is refused. */
record ComposeFile(String name, Map<String, Service> services, Map<String, Object> volumes) {
    record Service(
            String image,
            Build build,
            List<String> command,
            List<String> profiles,
            Map<String, String> environment,
            List<String> ports,
            List<String> volumes,
            List<String> tmpfs,
            String user,
            String restart,
            @JsonProperty("read_only") Boolean readOnly,
            @JsonProperty("cap_drop") List<String> capDrop,
            @JsonProperty("security_opt") List<String> securityOpt,
            @JsonProperty("mem_limit") String memoryLimit,
            @JsonProperty("stop_grace_period") String stopGracePeriod,
            @JsonProperty("depends_on") Map<String, Dependency> dependsOn,
            Healthcheck healthcheck) {

        Service {
            environment = environment == null ? Map.of() : environment;
            ports = ports == null ? List.of() : ports;
            volumes = volumes == null ? List.of() : volumes;
            dependsOn = dependsOn == null ? Map.of() : dependsOn;
        }

        /** What a variable is when the shell does not set it: {@code ${NAME:-default}}. */
        Map<String, String> defaults() {
            return environment.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().replaceFirst("^\\$\\{[A-Z0-9_]+:-(.*)}$", "$1")));
        }
    }

    record Build(String context, String target, Map<String, String> args) {}

    record Dependency(String condition) {}

    record Healthcheck(
            List<String> test,
            String interval,
            String timeout,
            int retries,
            @JsonProperty("start_period") String startPeriod) {}

    static ComposeFile read() {
        Map<String, Object> yaml = new Yaml().load(ProjectFiles.read("docker-compose.yml"));
        // Anchors' homes; compose leaves keys alone that begin like this.
        yaml.keySet().removeIf(key -> key.startsWith("x-"));
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // A number where a text belongs is a mistake, as it is for compose.
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build()
                .convertValue(yaml, ComposeFile.class);
    }

    Service service(String name) {
        var service = services.get(name);
        if (service == null) {
            throw new AssertionError("Expected a service " + name + " among " + services.keySet());
        }
        return service;
    }
}
