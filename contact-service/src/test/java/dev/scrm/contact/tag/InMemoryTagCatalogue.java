package dev.scrm.contact.tag;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.scrm.platform.events.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A catalogue without a database, for tests of what uses it. */
public final class InMemoryTagCatalogue implements TagCatalogue {
    private static final Comparator<CatalogueTag> ORDER =
            comparing(CatalogueTag::corpId).thenComparing(CatalogueTag::id);

    private record Key(String corpId, String id) {}

    private final Map<Key, CatalogueTag> tags = new HashMap<>();
    private final Map<Key, Long> versions = new HashMap<>();
    private final Map<Key, TagCreation> creations = new HashMap<>();
    private final List<TagWish> wishes = new ArrayList<>();

    @Override
    public Optional<CatalogueTag> find(String corpId, String id) {
        return Optional.ofNullable(tags.get(new Key(corpId, id)));
    }

    @Override
    public Map<String, CatalogueTag> findAll(String corpId, Collection<String> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> find(corpId, id).stream())
                .collect(toMap(CatalogueTag::id, t -> t));
    }

    @Override
    public List<CatalogueTag> list(String corpId) {
        return tags.values().stream()
                .filter(tag -> tag.corpId().equals(corpId))
                .sorted(comparing(CatalogueTag::id))
                .toList();
    }

    @Override
    public CatalogueTag update(
            String corpId, String id, Function<@Nullable CatalogueTag, Decision<CatalogueTag, TagWish>> decide) {
        return updateVersioned(corpId, id, known -> decide.apply(known == null ? null : known.tag()))
                .tag();
    }

    @Override
    public Optional<VersionedTag> findVersioned(String corpId, String id) {
        return find(corpId, id).map(tag -> new VersionedTag(tag, versions.getOrDefault(new Key(corpId, id), 0L)));
    }

    @Override
    public VersionedTag updateVersioned(
            String corpId, String id, Function<@Nullable VersionedTag, Decision<CatalogueTag, TagWish>> decide) {
        var key = new Key(corpId, id);
        var decision = decide.apply(findVersioned(corpId, id).orElse(null));
        tags.put(key, decision.state());
        if (decision.changed()) {
            versions.merge(key, 1L, Long::sum);
        }
        wishes.addAll(decision.events());
        return findVersioned(corpId, id).orElseThrow();
    }

    @Override
    public List<CatalogueTag> leaving(int limit, @Nullable CatalogueTag after) {
        return tags.values().stream()
                .filter(CatalogueTag::leaving)
                .filter(tag -> after == null || ORDER.compare(tag, after) > 0)
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<TagCreation> findCreation(String corpId, String id) {
        return Optional.ofNullable(creations.get(new Key(corpId, id)));
    }

    @Override
    public List<TagCreation> creations(String corpId, int limit, @Nullable String before) {
        return creations.values().stream()
                .filter(creation -> creation.corpId().equals(corpId))
                .filter(creation -> before == null || creation.id().compareTo(before) < 0)
                .sorted(comparing(TagCreation::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public TagCreation updateCreation(
            String corpId, String id, Function<@Nullable TagCreation, Decision<TagCreation, TagWish>> decide) {
        var decision = decide.apply(creations.get(new Key(corpId, id)));
        creations.put(new Key(corpId, id), decision.state());
        wishes.addAll(decision.events());
        return decision.state();
    }

    /** What WeCom was asked, in order. */
    public List<TagWish> wishes() {
        return List.copyOf(wishes);
    }
}
