package dev.scrm.endtoend.deployment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * One object: as it stands in the YAML and as Kubernetes' own schema reads it.
 *
 * @param raw maps, lists and scalars
 * @param typed fields the schema does not know are in the additional properties of their parents
 */
record Manifest(Map<String, Object> raw, HasMetadata typed) {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    static List<Manifest> parse(String yaml) {
        List<Manifest> manifests = new ArrayList<>();
        for (var document : new Yaml().loadAll(yaml)) {
            if (document instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked") // keys of a manifest are strings
                var raw = (Map<String, Object>) map;
                manifests.add(new Manifest(raw, SERIALIZATION.unmarshal(SERIALIZATION.asYaml(raw))));
            }
        }
        return manifests;
    }

    /** The typed object turned back into maps, lists and scalars. */
    @SuppressWarnings("unchecked")
    Map<String, Object> reread() {
        return SERIALIZATION.convertValue(typed, Map.class);
    }

    @Override
    public String toString() {
        return typed.getKind() + "/" + typed.getMetadata().getName();
    }
}
