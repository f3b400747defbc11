package dev.scrm.endtoend.deployment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Everything an overlay makes of a cluster. */
record Manifests(String overlay, List<Manifest> all) {
    static final List<String> OVERLAYS = List.of("demo", "production");

    private static final Map<String, Manifests> PARSED = new ConcurrentHashMap<>();

    static Manifests of(String overlay) {
        return PARSED.computeIfAbsent(overlay, name -> new Manifests(name, Manifest.parse(Kustomize.render(name))));
    }

    <T extends HasMetadata> Stream<T> every(Class<T> type) {
        return all.stream().map(Manifest::typed).filter(type::isInstance).map(type::cast);
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
        return every(type)
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** The objects that make pods, ours and those of the servers a demo brings. */
    Stream<HasMetadata> workloads() {
        return all.stream()
                .map(Manifest::typed)
                .filter(object -> template(object).isPresent());
    }

    /** The suite itself: its services and the job that creates its topics. */
    Stream<HasMetadata> ownWorkloads() {
        return workloads()
                .filter(object ->
                        isService(object) || object.getMetadata().getName().equals("topics"));
    }

    Stream<HasMetadata> ownServices() {
        return workloads().filter(Manifests::isService);
    }

    private static boolean isService(HasMetadata object) {
        return Services.ALL.contains(object.getMetadata().getName());
    }

    static PodTemplateSpec pod(HasMetadata workload) {
        return template(workload).orElseThrow();
    }

    private static Optional<PodTemplateSpec> template(HasMetadata object) {
        return switch (object) {
            case Deployment deployment -> Optional.of(deployment.getSpec().getTemplate());
            case StatefulSet statefulSet -> Optional.of(statefulSet.getSpec().getTemplate());
            case Job job -> Optional.of(job.getSpec().getTemplate());
            default -> Optional.empty();
        };
    }
}
