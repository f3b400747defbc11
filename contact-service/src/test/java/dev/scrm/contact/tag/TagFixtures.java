package dev.scrm.contact.tag;

import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A corp with a group of levels in WeCom. */
public final class TagFixtures {
    public static final String CORP = "ww5c3a0demo0000001";
    public static final String LEVELS = "etEXlevel";
    public static final String GOLD = "etEXgold";
    public static final String LIN = "user:lin.wei";
    public static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");

    private TagFixtures() {}

    public static Instant at(int seconds) {
        return MORNING.plusSeconds(seconds);
    }

    public static ReadTag levels(Instant at) {
        return new ReadTag(CORP, LEVELS, TagKind.TAG_GROUP, new TagShape(true, "等级", 10, null), at);
    }

    /** The corp has gold in WeCom, and fan of its own. */
    public static InMemoryTagCatalogue catalogue() {
        var catalogue = new InMemoryTagCatalogue();
        new MirrorTags(catalogue).read(gold("金卡", MORNING));
        var fan = own(CORP, "fan", "粉丝", MORNING);
        catalogue.update(CORP, "fan", _ -> Decision.of(fan, List.of()));
        return catalogue;
    }

    /** A tag of the corp's own. */
    public static CatalogueTag own(String corpId, String id, String name, Instant at) {
        return CatalogueTag.own(corpId, id, TagKind.TAG, new TagShape(true, name, 0, "interests"), at);
    }

    public static void delete(TagCatalogue catalogue, String id, Instant at) {
        delete(catalogue, CORP, id, at);
    }

    public static void delete(TagCatalogue catalogue, String corpId, String id, Instant at) {
        catalogue.update(corpId, id, tag -> Objects.requireNonNull(tag).delete(at));
    }

    /** @param name null for a tag that is gone */
    public static ReadTag gold(@Nullable String name, Instant at) {
        return new ReadTag(CORP, GOLD, TagKind.TAG, new TagShape(name != null, name, 2, LEVELS), at);
    }
}
