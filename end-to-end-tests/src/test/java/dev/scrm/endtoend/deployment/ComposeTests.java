package dev.scrm.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ComposeTests {
    @SuppressWarnings("unused") // by name below
    static final List<String> SERVICES = Services.ALL;

    private static final Set<String> JOBS = Set.of("topics", "keys", "mongodb-init");

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void hasTheServersTheServicesAndTheirJobs() {
        assertThat(compose.services())
                .containsOnlyKeys(
                        "wecom-gateway",
                        "contact-service",
                        "ticket-service",
                        "journey-service",
                        "analytics-service",
                        "wecom-simulator",
                        "topics",
                        "keys",
                        "kafka",
                        "mongodb",
                        "mongodb-init");
        assertThat(compose.service("kafka").image()).isEqualTo("apache/kafka:4.3.1");
        assertThat(compose.service("mongodb").image()).isEqualTo("mongo:8");
        assertThat(compose.service("mongodb").command()).contains("--replSet", "rs0");
    }

    @Test
    void runsTheKafkaThatTheClientsAreBuiltFor() {
        assertThat(ProjectFiles.read("platform-bom/pom.xml")).contains("<kafka.version>4.3.1</kafka.version>");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void buildsEachServiceFromTheOneDockerfile(String name) {
        var service = compose.service(name);

        assertThat(service.build().context()).isEqualTo(".");
        assertThat(service.build().args()).containsOnly(java.util.Map.entry("MODULE", name));
        assertThat(ProjectFiles.ROOT.resolve(name).resolve("pom.xml")).isRegularFile();
        assertThat(service.image()).isEqualTo("scrm/" + name + ":dev");
        assertThat(service.profiles()).as("part of every start").isNull();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void startsEachServiceWhenWhatItNeedsIsThere(String name) {
        assertThat(compose.service(name).dependsOn())
                .containsOnlyKeys("topics", "keys", "mongodb-init")
                .allSatisfy((_, dependency) ->
                        assertThat(dependency.condition()).isEqualTo("service_completed_successfully"));
        assertThat(compose.service("topics").dependsOn().get("kafka").condition())
                .isEqualTo("service_healthy");
        assertThat(compose.service("mongodb-init").dependsOn().get("mongodb").condition())
                .isEqualTo("service_healthy");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void publishesEachServiceOnItsPortToThisMachineOnly(String name) {
        var port = Services.defaultPort(name);

        assertThat(compose.service(name).ports()).containsExactly("127.0.0.1:" + port + ":" + port);
        assertThat(compose.service(name).environment()).containsEntry("SERVER_PORT", port + "");
    }

    @Test
    void publishesNothingToOtherMachinesAndNoPortTwice() {
        var ports = compose.services().values().stream()
                .flatMap(service -> service.ports().stream())
                .toList();

        assertThat(ports).hasSize(8).allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:1808"));
        assertThat(ports.stream().map(port -> port.split(":", -1)[1])).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void givesEachServiceNoMoreThanItNeeds(String name) {
        var service = compose.service(name);

        assertThat(service.user()).isEqualTo("10001:10001");
        assertThat(service.readOnly()).isTrue();
        assertThat(service.capDrop()).containsExactly("ALL");
        assertThat(service.securityOpt()).containsExactly("no-new-privileges:true");
        assertThat(service.tmpfs()).containsExactly("/tmp");
        assertThat(service.memoryLimit()).isNotBlank();
        assertThat(service.volumes()).contains("suite:/var/lib/scrm/suite:ro");
    }

    @Test
    void knowsOfEveryContainerThatRunsWhetherItIsWell() {
        assertThat(compose.services()).allSatisfy((name, service) -> {
            var ofImage = service.build() != null && service.build().target() == null;
            if (JOBS.contains(name)) {
                assertThat(service.healthcheck()).as("a job ends").isNull();
                assertThat(service.restart()).isEqualTo("on-failure");
            } else {
                assertThat(service.healthcheck() == null).as(name).isEqualTo(ofImage);
                assertThat(service.restart()).isEqualTo("unless-stopped");
            }
            if (service.healthcheck() != null) {
                assertThat(service.healthcheck().test()).startsWith("CMD").hasSizeGreaterThan(1);
                assertThat(service.healthcheck().retries()).isPositive();
                assertThat(List.of(
                                service.healthcheck().interval(),
                                service.healthcheck().timeout(),
                                service.healthcheck().startPeriod()))
                        .allSatisfy(duration -> assertThat(duration).matches("[0-9]+s"));
            }
        });
    }

    @Test
    void bringsTheSimulatorOnlyWhenAskedFor() {
        assertThat(compose.service("wecom-simulator").profiles()).containsExactly("demo");
        assertThat(compose.services())
                .allSatisfy((name, service) ->
                        assertThat(service.profiles() == null).isEqualTo(!name.equals("wecom-simulator")));
    }

    @Test
    void keepsStateInNamedVolumesThatItDeclares() {
        var used = new HashSet<String>();
        compose.services().values().stream()
                .flatMap(service -> service.volumes().stream())
                .forEach(volume -> used.add(volume.substring(0, volume.indexOf(':'))));

        assertThat(used).isEqualTo(compose.volumes().keySet());
    }

    @Test
    void runsClassesThatExistInJobsAndSimulator() {
        assertThat(List.of("topics", "keys", "wecom-simulator")).allSatisfy(name -> {
            var main = compose.service(name).command().getFirst();
            var source = main.replace('.', '/') + ".java";
            assertThat(List.of("quickstart", "wecom-simulator"))
                    .anySatisfy(module -> assertThat(ProjectFiles.ROOT.resolve(module + "/src/main/java/" + source))
                            .isRegularFile());
        });
    }
}
