package dev.scrm.contact.tag;

import dev.scrm.platform.events.Decision;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tags of all corps and their groups. */
public interface TagCatalogue {
    Optional<CatalogueTag> find(String corpId, String id);

    /** As {@link #find}, with the version it has. */
    Optional<VersionedTag> findVersioned(String corpId, String id);

    /** Those that were ever known, by their ids; deleted ones too. */
    Map<String, CatalogueTag> findAll(String corpId, Collection<String> ids);

    /** All that a corp has, in the order of their ids. */
    List<CatalogueTag> list(String corpId);

    /** Decides on one and saves it; the decision gets null when there is none. */
    CatalogueTag update(
            String corpId, String id, Function<@Nullable CatalogueTag, Decision<CatalogueTag, TagWish>> decide);

    /** As {@link #update}, where the decision knows the version; answers the one that was made, or is there still. */
    VersionedTag updateVersioned(
            String corpId, String id, Function<@Nullable VersionedTag, Decision<CatalogueTag, TagWish>> decide);

    /** Deleted tags of all corps that may still be on contacts, in some order that stays, from after one of them. */
    List<CatalogueTag> leaving(int limit, @Nullable CatalogueTag after);

    Optional<TagCreation> findCreation(String corpId, String id);

    /**
     * What was wanted last, the latest first.
     *
     * @param before the id of one that those which are wanted came before; null for the latest of all
     */
    List<TagCreation> creations(String corpId, int limit, @Nullable String before);

    /** As {@link #update}, for what shall be made. */
    TagCreation updateCreation(
            String corpId, String id, Function<@Nullable TagCreation, Decision<TagCreation, TagWish>> decide);
}
