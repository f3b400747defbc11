package dev.scrm.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every workload of ours keeps to, in every overlay. */
class WorkloadRulesTests {
    private static final String[] LABELS = {
        "app.kubernetes.io/name",
        "app.kubernetes.io/instance",
        "app.kubernetes.io/version",
        "app.kubernetes.io/component",
        "app.kubernetes.io/part-of",
        "app.kubernetes.io/managed-by"
    };
    private static final String[] SELECTORS = {
        "app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component"
    };

    static Stream<Arguments> workloads() {
        return arguments(Manifests::workloads);
    }

    static Stream<Arguments> ownWorkloads() {
        return arguments(Manifests::ownWorkloads);
    }

    static Stream<Arguments> ownServices() {
        return arguments(Manifests::ownServices);
    }

    static Stream<Arguments> streamServices() {
        return arguments(manifests -> manifests.ownServices().filter(StatefulSet.class::isInstance));
    }

    private static Stream<Arguments> arguments(java.util.function.Function<Manifests, Stream<HasMetadata>> workloads) {
        return Manifests.OVERLAYS.stream()
                .map(Manifests::of)
                .flatMap(manifests -> workloads
                        .apply(manifests)
                        .map(workload -> Arguments.argumentSet(
                                manifests.overlay() + " "
                                        + workload.getMetadata().getName(),
                                manifests,
                                workload)));
    }

    @ParameterizedTest
    @MethodSource("ownWorkloads")
    void carriesTheRecommendedLabels(Manifests manifests, HasMetadata workload) {
        assertThat(workload.getMetadata().getLabels()).containsOnlyKeys(LABELS);
        assertThat(pod(workload).getMetadata().getLabels())
                .isEqualTo(workload.getMetadata().getLabels());
        assertThat(workload.getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/name", workload.getMetadata().getName());
    }

    @ParameterizedTest
    @MethodSource("ownServices")
    void selectsItsPodsByLabelsThatNeverChange(Manifests manifests, HasMetadata workload) {
        var selector = selector(workload);

        assertThat(selector.getMatchLabels()).containsOnlyKeys(SELECTORS);
        assertThat(pod(workload).getMetadata().getLabels()).containsAllEntriesOf(selector.getMatchLabels());
    }

    @ParameterizedTest
    @MethodSource("ownServices")
    void isProbedOnTheMainPort(Manifests manifests, HasMetadata workload) {
        var container = container(workload);

        assertProbe(container.getStartupProbe(), "/livez");
        assertProbe(container.getLivenessProbe(), "/livez");
        assertProbe(container.getReadinessProbe(), "/readyz");
        assertThat(container.getStartupProbe().getPeriodSeconds()
                        * container.getStartupProbe().getFailureThreshold())
                .as("seconds to start")
                .isGreaterThanOrEqualTo(120);
    }

    @ParameterizedTest
    @MethodSource("ownServices")
    void hasTimeToEndInOrder(Manifests manifests, HasMetadata workload) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(
                ProjectFiles.read("platform/platform-web/src/main/resources/scrm-web-defaults.properties")));
        var perPhase = properties.getProperty("spring.lifecycle.timeout-per-shutdown-phase");
        var preStop = container(workload).getLifecycle().getPreStop().getSleep().getSeconds();

        assertThat(properties).containsEntry("server.shutdown", "graceful");
        assertThat(perPhase).endsWith("s");
        assertThat(pod(workload).getSpec().getTerminationGracePeriodSeconds())
                .as("preStop and two phases: requests, listeners")
                .isGreaterThanOrEqualTo(preStop + 2L * Integer.parseInt(perPhase.replace("s", "")));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void keepsToTheRestrictedPodSecurityStandard(Manifests manifests, HasMetadata workload) {
        var spec = pod(workload).getSpec();
        var security = spec.getSecurityContext();

        assertThat(security.getRunAsNonRoot()).isTrue();
        assertThat(security.getRunAsUser()).isPositive();
        assertThat(security.getRunAsGroup()).isPositive();
        assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(spec.getAutomountServiceAccountToken()).isFalse();
        assertThat(spec.getHostNetwork()).isNull();
        assertThat(spec.getHostPID()).isNull();
        assertThat(spec.getHostIPC()).isNull();
        assertThat(spec.getVolumes())
                .allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
        assertThat(spec.getContainers()).hasSize(1).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getSecurityContext().getCapabilities().getAdd())
                    .isEmpty();
            assertThat(container.getSecurityContext().getPrivileged()).isNull();
            assertThat(container.getPorts())
                    .allSatisfy(port -> assertThat(port.getHostPort()).isNull());
        });
    }

    @ParameterizedTest
    @MethodSource("ownWorkloads")
    void writesOnlyToItsVolumes(Manifests manifests, HasMetadata workload) {
        var container = container(workload);

        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getVolumeMounts())
                .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/tmp"));
        assertThat(container.getVolumeMounts())
                .filteredOn(mount -> mount.getMountPath().startsWith("/etc/"))
                .allSatisfy(mount -> assertThat(mount.getReadOnly()).isTrue());
        assertThat(pod(workload).getSpec().getVolumes())
                .filteredOn(volume -> volume.getEmptyDir() != null)
                .allSatisfy(volume ->
                        assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void saysWhatItNeeds(Manifests manifests, HasMetadata workload) {
        var resources = container(workload).getResources();

        assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
        assertThat(resources.getLimits())
                .as("no limit of CPU: it only makes latency")
                .containsOnlyKeys("memory");
        assertThat(bytes(resources.getLimits().get("memory")))
                .isEqualTo(bytes(resources.getRequests().get("memory")));
    }

    @ParameterizedTest
    @MethodSource("ownWorkloads")
    void runsAnImageOfThisReleaseWithAnIdentityOfItsOwn(Manifests manifests, HasMetadata workload) {
        var spec = pod(workload).getSpec();
        var version = workload.getMetadata().getLabels().get("app.kubernetes.io/version");

        assertThat(container(workload).getImage()).matches("scrm/[a-z-]+:" + version.replace(".", "\\."));
        assertThat(spec.getServiceAccountName())
                .isEqualTo(workload.getMetadata().getName());
        assertThat(spec.getEnableServiceLinks())
                .as("or KAFKA_PORT and the like become settings")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("ownServices")
    void losesOnePodAtATime(Manifests manifests, HasMetadata workload) {
        var budgets = manifests
                .every(PodDisruptionBudget.class)
                .filter(budget -> budget.getSpec().getSelector().equals(selector(workload)))
                .toList();

        assertThat(budgets).hasSize(1);
        assertThat(budgets.getFirst().getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
        assertThat(pod(workload).getSpec().getTopologySpreadConstraints())
                .extracting(TopologySpreadConstraint::getTopologyKey)
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(pod(workload).getSpec().getTopologySpreadConstraints())
                .allSatisfy(spread -> assertThat(spread.getLabelSelector()).isEqualTo(selector(workload)));
    }

    @ParameterizedTest
    @MethodSource("ownServices")
    void rollsOutWithoutAGap(Manifests manifests, HasMetadata workload) {
        switch (workload) {
            case Deployment deployment -> {
                var rolling = deployment.getSpec().getStrategy().getRollingUpdate();
                assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
                assertThat(rolling.getMaxSurge().getIntVal()).isEqualTo(1);
                assertThat(deployment.getSpec().getMinReadySeconds()).isPositive();
                assertThat(deployment.getSpec().getRevisionHistoryLimit()).isEqualTo(3);
            }
            case StatefulSet statefulSet -> {
                assertThat(statefulSet.getSpec().getUpdateStrategy().getType()).isEqualTo("RollingUpdate");
                assertThat(statefulSet.getSpec().getMinReadySeconds()).isPositive();
                assertThat(statefulSet.getSpec().getRevisionHistoryLimit()).isEqualTo(3);
            }
            default -> throw new IllegalArgumentException("Expected a Deployment or StatefulSet but got " + workload);
        }
    }

    @ParameterizedTest
    @MethodSource("ownServices")
    void isScaledByOneHandOnly(Manifests manifests, HasMetadata workload) {
        var scaled = manifests
                .every(HorizontalPodAutoscaler.class)
                .anyMatch(scaler -> scaler.getSpec()
                        .getScaleTargetRef()
                        .getName()
                        .equals(workload.getMetadata().getName()));

        if (workload instanceof Deployment deployment) {
            assertThat(deployment.getSpec().getReplicas() == null).isEqualTo(scaled);
        } else {
            assertThat(scaled).as("an autoscaler would move state about").isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("streamServices")
    void keepsItsStoresOnAVolumeUnderAnIdentityThatStays(Manifests manifests, HasMetadata workload) {
        var spec = ((StatefulSet) workload).getSpec();
        var environment = Environment.of(manifests, workload);

        assertThat(spec.getPodManagementPolicy()).isEqualTo("Parallel");
        assertThat(spec.getVolumeClaimTemplates()).hasSize(1).allSatisfy(claim -> {
            assertThat(claim.getMetadata().getLabels())
                    .as("labels here could never be changed again")
                    .isNullOrEmpty();
            assertThat(container(workload).getVolumeMounts()).anySatisfy(mount -> {
                assertThat(mount.getName()).isEqualTo(claim.getMetadata().getName());
                assertThat(mount.getMountPath()).isEqualTo(environment.value("SCRM_STATE_DIR"));
            });
        });
        assertThat(environment.values()).as("a name that stays").containsValue("field:metadata.name");
        assertThat(spec.getReplicas())
                .as("a member without a partition does nothing")
                .isLessThanOrEqualTo(Integer.parseInt(environment.value("SCRM_TOPIC_PARTITIONS")));
    }

    @ParameterizedTest
    @MethodSource("ownServices")
    void answersWhereItsServicePointsTo(Manifests manifests, HasMetadata workload) {
        var name = workload.getMetadata().getName();
        var port = container(workload).getPorts().getFirst();

        assertThat(container(workload).getPorts()).hasSize(1);
        assertThat(port.getName()).isEqualTo("http");
        assertThat(Environment.of(manifests, workload).value("SERVER_PORT")).isEqualTo(port.getContainerPort() + "");
        assertThat(port.getContainerPort()).isEqualTo(Services.defaultPort(name));
    }

    @ParameterizedTest
    @MethodSource("ownWorkloads")
    void holdsNoSecretItself(Manifests manifests, HasMetadata workload) {
        assertThat(container(workload).getEnv())
                .filteredOn(variable -> variable.getValue() != null)
                .allSatisfy(variable -> assertThat(variable.getName())
                        .doesNotContainIgnoringCase("secret")
                        .doesNotContainIgnoringCase("password")
                        .doesNotContainIgnoringCase("token")
                        .isNotEqualTo("SCRM_MONGODB_URI"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void leavesNoFinishedJobBehind(Manifests manifests, HasMetadata workload) {
        if (workload instanceof Job job) {
            assertThat(job.getSpec().getTtlSecondsAfterFinished())
                    .as("a Job is immutable: the next version could not be applied over it")
                    .isPositive();
            assertThat(job.getSpec().getTemplate().getSpec().getRestartPolicy()).isEqualTo("OnFailure");
        }
    }

    private static void assertProbe(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
    }

    private static PodTemplateSpec pod(HasMetadata workload) {
        return Manifests.pod(workload);
    }

    private static Container container(HasMetadata workload) {
        return pod(workload).getSpec().getContainers().getFirst();
    }

    private static LabelSelector selector(HasMetadata workload) {
        return switch (workload) {
            case Deployment deployment -> deployment.getSpec().getSelector();
            case StatefulSet statefulSet -> statefulSet.getSpec().getSelector();
            default -> throw new IllegalArgumentException("Expected a Deployment or StatefulSet but got " + workload);
        };
    }

    private static long bytes(Quantity quantity) {
        return Quantity.getAmountInBytes(quantity).longValueExact();
    }
}
