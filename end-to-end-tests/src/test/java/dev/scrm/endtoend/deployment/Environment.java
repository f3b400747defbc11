package dev.scrm.endtoend.deployment;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables of a workload's container, from wherever they come; a reference stands for its value. */
record Environment(Map<String, String> values) {
    static Environment of(Manifests manifests, HasMetadata workload) {
        var container = Manifests.pod(workload).getSpec().getContainers().getFirst();
        var values = new TreeMap<String, String>();
        for (var source : container.getEnvFrom()) {
            if (source.getConfigMapRef() == null) {
                continue; // a secret, which is not here to look into
            }
            var name = source.getConfigMapRef().getName();
            values.putAll(manifests
                    .find(ConfigMap.class, name)
                    .orElseThrow(() -> new AssertionError("Expected a ConfigMap " + name))
                    .getData());
        }
        container.getEnv().forEach(variable -> values.put(variable.getName(), value(variable)));
        return new Environment(values);
    }

    String value(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new AssertionError("Expected " + name + " among " + values.keySet());
        }
        return value;
    }

    private static String value(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue();
        }
        var secret = variable.getValueFrom().getSecretKeyRef();
        return secret != null
                ? "secret:" + secret.getName() + "/" + secret.getKey()
                : "field:" + variable.getValueFrom().getFieldRef().getFieldPath();
    }
}
