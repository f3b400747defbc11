package dev.scrm.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object is one that Kubernetes knows, with the fields and the kinds of values it knows. */
class ManifestStrictnessTests {
    @SuppressWarnings("unused") // by name below
    static final List<String> OVERLAYS = Manifests.OVERLAYS;

    /** Runs without kubectl as well. */
    static Stream<Path> manifestFiles() {
        return ProjectFiles.below("k8s", file -> file.toString().endsWith(".yaml")).stream()
                .filter(file -> ProjectFiles.read(file).contains("\nkind: "))
                .filter(file -> !file.endsWith("kustomization.yaml"));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void rendersOnlyWhatTheSchemaKnows(String overlay) {
        var manifests = Manifests.of(overlay).all();

        assertThat(manifests).hasSizeGreaterThan(20).allSatisfy(ManifestStrictnessTests::assertStrict);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void makesEachObjectOnce(String overlay) {
        assertThat(Manifests.of(overlay).all()).extracting(Manifest::toString).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void putsEverythingIntoTheOverlaysNamespace(String overlay) {
        var manifests = Manifests.of(overlay);
        var namespace = manifests.every(Namespace.class).toList();

        assertThat(namespace).hasSize(1);
        assertThat(manifests.all())
                .filteredOn(manifest -> !(manifest.typed() instanceof Namespace))
                .allSatisfy(
                        manifest -> assertThat(manifest.typed().getMetadata().getNamespace())
                                .isEqualTo(namespace.getFirst().getMetadata().getName()));
        assertThat(namespace.getFirst().getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @ParameterizedTest
    @MethodSource("manifestFiles")
    void keepsOnlyWhatTheSchemaKnowsInFiles(Path file) {
        assertThat(Manifest.parse(ProjectFiles.read(file)))
                .isNotEmpty()
                .allSatisfy(ManifestStrictnessTests::assertStrict);
    }

    @Test
    void wouldNoticeAMisspeltField() {
        var misspelt = Manifest.parse("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec:
                  replicaz: 1
                  template:
                    spec:
                      containers:
                        - name: a
                          livenesProbe: {httpGet: {path: /livez}}
                """);

        assertThat(UnknownFields.in(misspelt.getFirst().typed()))
                .containsExactlyInAnyOrder(".spec.replicaz", ".spec.template.spec.containers[0].livenesProbe");
    }

    @Test
    void wouldNoticeANumberWhereATextBelongs() {
        var number = Manifest.parse("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a}
                data: {PORT: 8080}
                """);

        assertThat(ChangedValues.in(number.getFirst()))
                .containsExactly(".data.PORT: Integer '8080' became String '8080'");
    }

    private static void assertStrict(Manifest manifest) {
        assertThat(manifest.typed()).as("a kind that Kubernetes has").isNotInstanceOf(GenericKubernetesResource.class);
        assertThat(UnknownFields.in(manifest.typed()))
                .as("unknown fields of " + manifest)
                .isEmpty();
        assertThat(ChangedValues.in(manifest)).as("values of " + manifest).isEmpty();
    }
}
