package dev.scrm.contact.imports;

import dev.scrm.contact.tag.CatalogueTag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tags of a corp's own as cells name them: by their ids, or by names that only one of them has. */
final class OwnTags {
    static final OwnTags NONE = new OwnTags(Map.of());

    private final Map<String, String> ids;

    private OwnTags(Map<String, String> ids) {
        this.ids = Map.copyOf(ids);
    }

    /** Tags of WeCom stand on relations, which a file makes none of. */
    static OwnTags of(List<CatalogueTag> catalogue) {
        Map<String, String> ids = new HashMap<>();
        Set<String> names = new HashSet<>();
        var own =
                catalogue.stream().filter(tag -> tag.isTag() && !tag.inWecom()).toList();
        for (var tag : own) {
            var name = tag.shape().name();
            if (name != null && names.add(name)) {
                ids.put(name, tag.id());
            } else if (name != null) {
                ids.remove(name);
            }
        }
        own.forEach(tag -> ids.put(tag.id(), tag.id()));
        return new OwnTags(ids);
    }

    /** Empty when there is none, and when several are called so. */
    Optional<String> find(String word) {
        return Optional.ofNullable(ids.get(word));
    }
}
