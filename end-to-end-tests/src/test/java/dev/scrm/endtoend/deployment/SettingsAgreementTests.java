package dev.scrm.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Compose, Kubernetes and the services speak of the same settings. */
class SettingsAgreementTests {
    @SuppressWarnings("unused") // by name below
    static final List<String> SERVICES = Services.ALL;

    /** Spring Boot's own. */
    private static final Set<String> OF_BOOT =
            Set.of("SERVER_PORT", "SPRING_CONFIG_IMPORT", "LOGGING_STRUCTURED_FORMAT_CONSOLE");

    /** Of the topics job, which shares the settings with the services. */
    private static final Set<String> OF_JOBS = Set.of("SCRM_TOPIC_PARTITIONS", "SCRM_TOPIC_REPLICAS");

    private final ComposeFile compose = ComposeFile.read();

    static Stream<Arguments> servicesOfOverlays() {
        return Manifests.OVERLAYS.stream()
                .flatMap(overlay -> Services.ALL.stream().map(service -> Arguments.of(overlay, service)));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void setsInComposeOnlyWhatTheServiceReads(String service) {
        assertThat(unknown(service, compose.service(service).environment().keySet()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servicesOfOverlays")
    void setsInKubernetesOnlyWhatTheServiceReads(String overlay, String service) {
        assertThat(unknown(service, environment(overlay, service).keySet())).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void setsInTheQuickstartOnlyWhatTheServiceReads(String service) {
        var quickstart = ProjectFiles.read("quickstart/src/main/java/dev/scrm/quickstart/suite/ProgramCommand.java");
        var variables = Pattern.compile("\"((?:SCRM|GATEWAY|SERVER|TICKET)_[A-Z0-9_]+)\"")
                .matcher(quickstart)
                .results()
                .map(match -> match.group(1))
                .filter(name -> service.equals("wecom-gateway") || !name.startsWith("GATEWAY_"))
                .filter(name -> service.equals("ticket-service") || !name.startsWith("TICKET_"))
                .collect(Collectors.toSet());
        // It gives every service the same, also what only some of them read.
        variables.removeAll(Set.of("SCRM_STATE_DIR", "SCRM_MESSAGE_KEYSET"));

        assertThat(variables).isNotEmpty();
        assertThat(unknown(service, variables)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void givesAServiceTheSameSettingsEverywhere(String service) {
        var inCompose = new TreeSet<>(compose.service(service).environment().keySet());
        inCompose.removeIf(name -> name.startsWith("GATEWAY_")); // a mounted file in Kubernetes, checked below
        var inKubernetes = new TreeSet<>(environment("demo", service).keySet());
        inKubernetes.removeAll(Set.of(
                "SPRING_CONFIG_IMPORT",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                // In compose there is one member, which nobody takes over from.
                "JOURNEY_ENGINE_STANDBYREPLICAS",
                "CONTACT_SEGMENTS_STREAMS_STANDBYREPLICAS",
                "ANALYTICS_STREAMS_SESSIONTIMEOUT"));

        assertThat(inCompose).isEqualTo(inKubernetes);
    }

    @ParameterizedTest
    @MethodSource("servicesOfOverlays")
    void givesTheKeyOfMessagesToThoseWhoReadThemOnly(String overlay, String service) {
        var readsMessages =
                ProjectFiles.below(
                                service + "/src/main", path -> path.toString().endsWith(".java"))
                        .stream()
                        .anyMatch(file -> ProjectFiles.read(file).contains("platform.messaging.MessageBodies;"));

        assertThat(environment(overlay, service).containsKey("SCRM_MESSAGE_KEYSET"))
                .isEqualTo(readsMessages);
    }

    @ParameterizedTest
    @MethodSource("servicesOfOverlays")
    void tellsEachServiceWhomToTrust(String overlay, String service) {
        var environment = environment(overlay, service);

        assertThat(environment.containsKey("SCRM_JWT_PUBLIC_KEY"))
                .as("one of the two, never both")
                .isNotEqualTo(environment.containsKey("SCRM_JWT_ISSUER_URI"));
    }

    @Test
    void knowsTheDemoCorpByTheSameNamesEverywhere() {
        var corp = ProjectFiles.read("wecom-simulator/src/main/java/dev/scrm/simulator/DemoCorp.java");
        var inCompose = compose.service("wecom-gateway").defaults();
        var app = demoApp();

        var values = new HashSet<String>();
        inCompose.forEach((name, value) -> {
            if (name.startsWith("GATEWAY_CORPS_")) {
                values.add(value);
            }
        });
        assertThat(values).hasSize(6).allSatisfy(value -> assertThat(corp).contains(value));
        assertThat(values)
                .contains(
                        app.get("agent-id").toString(),
                        app.get("secret").toString(),
                        app.get("callback-token").toString(),
                        app.get("callback-aes-key").toString());
        assertThat(values).containsAll(strings(app.get("kf-accounts")));
    }

    @Test
    void callsTheManagerOfTheDemoCorp() {
        var inCompose = compose.service("ticket-service").defaults();
        var inKubernetes = environment("demo", "ticket-service");
        var corp = ProjectFiles.read("wecom-simulator/src/main/java/dev/scrm/simulator/DemoCorp.java");

        assertThat(List.of("TICKET_NOTICES_MANAGERS_0_CORPID", "TICKET_NOTICES_MANAGERS_0_USERIDS"))
                .allSatisfy(name -> {
                    assertThat(corp).contains('"' + inCompose.get(name) + '"');
                    assertThat(inKubernetes).containsEntry(name, inCompose.get(name));
                });
    }

    @Test
    void letsTheDemoCorpRunTheDemoAndNobodyElsewhere() {
        assertThat(Services.ALL).allSatisfy(service -> {
            var demoCorp = compose.service("wecom-gateway").defaults().get("GATEWAY_CORPS_0_CORPID");
            assertThat(compose.service(service).defaults()).containsEntry("SCRM_SECURITY_OPERATORCORPS", demoCorp);
            assertThat(environment("demo", service)).containsEntry("SCRM_SECURITY_OPERATORCORPS", demoCorp);
            assertThat(environment("production", service)).containsEntry("SCRM_SECURITY_OPERATORCORPS", "");
        });
    }

    @Test
    void namesInTheMountedFileOnlyWhatTheGatewayReads() {
        var settings = ProjectFiles.read("wecom-gateway/src/main/java/dev/scrm/gateway/corps/CorpsSettings.java");
        var known = SettingNames.of("wecom-gateway");
        Map<String, Object> file = new Yaml().load(ProjectFiles.read("k8s/overlays/demo/corps.yaml"));

        assertThat(file).containsOnlyKeys("gateway");
        ((Map<?, ?>) file.get("gateway")).forEach((name, value) -> {
            if (value instanceof Map<?, ?> group) {
                assertThat(group.keySet())
                        .allSatisfy(each ->
                                assertThat(known).contains(SettingNames.relaxed("gateway." + name + "." + each)));
            } else {
                assertThat(known).contains(SettingNames.relaxed("gateway." + name));
            }
        });
        assertThat(demoApp().keySet())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(SettingNames.relaxed(settings)).contains(SettingNames.relaxed(name)));
    }

    @Test
    void createsAsManyPartitionsAsTheServicesExpect() {
        assertThat(Services.ALL)
                .allSatisfy(service -> assertThat(
                                compose.service(service).environment().get("SCRM_TOPIC_PARTITIONS"))
                        .isEqualTo(compose.service("topics").environment().get("SCRM_TOPIC_PARTITIONS")));
        assertThat(environment("production", "journey-service")).containsEntry("SCRM_TOPIC_PARTITIONS", "64");
        assertThat(environment("production", "journey-service")).containsEntry("SCRM_TOPIC_REPLICAS", "3");
    }

    private static Set<String> unknown(String service, Set<String> variables) {
        var known = SettingNames.of(service);
        var unknown = new TreeSet<>(variables);
        unknown.removeAll(OF_BOOT);
        unknown.removeAll(OF_JOBS);
        // Of a list of records only the list is a component of the settings.
        unknown.removeIf(name -> known.contains(SettingNames.relaxed(name.replaceFirst("_0_.*", ""))));
        return unknown;
    }

    private static Map<String, String> environment(String overlay, String service) {
        var manifests = Manifests.of(overlay);
        var workload = manifests
                .ownServices()
                .filter(each -> each.getMetadata().getName().equals(service))
                .findFirst()
                .orElseThrow();
        return Environment.of(manifests, workload).values();
    }

    @SuppressWarnings("unchecked") // the file's form is its reader's, too
    private static Map<String, Object> demoApp() {
        Map<String, Object> file = new Yaml().load(ProjectFiles.read("k8s/overlays/demo/corps.yaml"));
        var corps = (List<Map<String, Object>>) ((Map<String, Object>) file.get("gateway")).get("corps");
        return ((List<Map<String, Object>>) corps.getFirst().get("apps")).getFirst();
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
