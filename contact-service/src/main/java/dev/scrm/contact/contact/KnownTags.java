package dev.scrm.contact.contact;

import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagCatalogue;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which of the tags that somebody names there are. */
final class KnownTags {
    private static final int MOST_AT_ONCE = 100;

    private final TagCatalogue catalogue;

    KnownTags(TagCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** All of a corp that were ever known, by their ids; one query, whatever the number. */
    Map<String, CatalogueTag> of(String corpId, Collection<String> tagIds) {
        return catalogue.findAll(corpId, tagIds);
    }

    /** Refuses what cannot be right whatever tags there are. */
    static void check(List<String> add, List<String> remove) {
        int count = add.size() + remove.size();
        if (count == 0 || count > MOST_AT_ONCE) {
            throw TagsRefused.invalid("add", "1 to 100 tags, with those in 'remove'");
        }
        if (remove.stream().anyMatch(add::contains)) {
            throw TagsRefused.invalid("remove", "tags that are not in 'add'");
        }
    }

    /** Refuses one that there is not, also when there was. */
    static List<TagRef> refs(List<String> tagIds, Map<String, CatalogueTag> known) {
        return tagIds.stream().distinct().map(id -> ref(id, known)).toList();
    }

    private static TagRef ref(String id, Map<String, CatalogueTag> known) {
        var tag = known.get(id);
        if (tag == null || !tag.isTag()) {
            throw TagsRefused.unknown(id);
        }
        return new TagRef(id, tag.inWecom());
    }
}
