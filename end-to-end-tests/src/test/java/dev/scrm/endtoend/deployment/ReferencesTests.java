package dev.scrm.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever a manifest names is there, or is one of the secrets that the page on deployment asks for. */
class ReferencesTests {
    @SuppressWarnings("unused") // by name below
    static final List<String> OVERLAYS = Manifests.OVERLAYS;

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void findsEveryConfigMapItNames(String overlay) {
        var manifests = Manifests.of(overlay);

        assertThat(manifests.workloads())
                .allSatisfy(workload -> container(workload).getEnvFrom().stream()
                        .filter(source -> source.getConfigMapRef() != null)
                        .forEach(source -> assertThat(manifests.find(
                                        ConfigMap.class,
                                        source.getConfigMapRef().getName()))
                                .isPresent()));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void findsEverySecretItNamesOrTellsHowToMakeIt(String overlay) {
        var manifests = Manifests.of(overlay);
        var named = new TreeSet<String>();
        manifests.workloads().forEach(workload -> named.addAll(secrets(workload)));

        assertThat(named).isNotEmpty();
        assertThat(named)
                .filteredOn(secret -> manifests.find(Secret.class, secret).isEmpty())
                .allSatisfy(secret ->
                        assertThat(ProjectFiles.read("k8s/README.md")).contains("create secret generic " + secret));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void findsEveryServiceAccountItNames(String overlay) {
        var manifests = Manifests.of(overlay);

        assertThat(manifests.ownWorkloads()).isNotEmpty().allSatisfy(workload -> {
            var name = Manifests.pod(workload).getSpec().getServiceAccountName();
            assertThat(manifests.find(ServiceAccount.class, name)).isPresent();
        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void pointsEveryServiceAtPodsWithThatPort(String overlay) {
        var manifests = Manifests.of(overlay);

        assertThat(manifests.every(Service.class)).isNotEmpty().allSatisfy(service -> {
            var selected = manifests
                    .workloads()
                    .filter(workload -> labels(workload)
                            .entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()))
                    .toList();
            assertThat(selected)
                    .as("workloads behind " + service.getMetadata().getName())
                    .hasSize(1);
            assertThat(service.getSpec().getPorts())
                    .allSatisfy(port -> assertThat(
                                    container(selected.getFirst()).getPorts())
                            .anySatisfy(offered -> {
                                assertThat(offered.getName())
                                        .isEqualTo(port.getTargetPort().getStrVal());
                                assertThat(offered.getContainerPort()).isEqualTo(port.getPort());
                            }));
        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void givesEveryStatefulSetItsHeadlessService(String overlay) {
        var manifests = Manifests.of(overlay);

        assertThat(manifests.every(StatefulSet.class))
                .allSatisfy(statefulSet -> assertThat(manifests.find(
                                Service.class, statefulSet.getSpec().getServiceName()))
                        .hasValueSatisfying(service ->
                                assertThat(service.getSpec().getClusterIP()).isEqualTo("None")));
    }

    @Test
    void reachesKafkaInProductionInTheSameWayFromEverywhere() {
        assertThat(Manifests.of("production").ownWorkloads())
                .hasSize(Services.ALL.size() + 1)
                .allSatisfy(workload -> assertThat(container(workload).getEnvFrom())
                        .anySatisfy(source -> assertThat(source.getSecretRef())
                                .isNotNull()
                                .extracting(SecretEnvSource::getName)
                                .isEqualTo("scrm-kafka")));
    }

    @Test
    void scalesTheGatewayInProduction() {
        var scalers =
                Manifests.of("production").every(HorizontalPodAutoscaler.class).toList();

        assertThat(scalers).hasSize(1).allSatisfy(scaler -> {
            assertThat(scaler.getSpec().getScaleTargetRef().getName()).isEqualTo("wecom-gateway");
            assertThat(scaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void letsNoPodInProductionTalkUnlessAPolicySaysSo() {
        var manifests = Manifests.of("production");
        var policies = manifests.every(NetworkPolicy.class).toList();

        assertThat(policies).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress()).isNullOrEmpty();
            assertThat(policy.getSpec().getEgress()).isNullOrEmpty();
        });
        assertThat(manifests.workloads())
                .allSatisfy(workload -> assertThat(policies)
                        .as("a policy of its own for " + workload.getMetadata().getName())
                        .filteredOn(policy -> labels(workload)
                                .entrySet()
                                .containsAll(policy.getSpec()
                                        .getPodSelector()
                                        .getMatchLabels()
                                        .entrySet()))
                        .hasSize(2));
    }

    private static List<String> secrets(HasMetadata workload) {
        List<String> names = new ArrayList<>();
        for (var variable : container(workload).getEnv()) {
            if (variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null) {
                names.add(variable.getValueFrom().getSecretKeyRef().getName());
            }
        }
        for (var source : container(workload).getEnvFrom()) {
            if (source.getSecretRef() != null) {
                names.add(source.getSecretRef().getName());
            }
        }
        for (var volume : Manifests.pod(workload).getSpec().getVolumes()) {
            if (volume.getSecret() != null) {
                names.add(volume.getSecret().getSecretName());
            }
        }
        return names;
    }

    private static Container container(HasMetadata workload) {
        return Manifests.pod(workload).getSpec().getContainers().getFirst();
    }

    private static Map<String, String> labels(HasMetadata workload) {
        return Manifests.pod(workload).getMetadata().getLabels();
    }
}
