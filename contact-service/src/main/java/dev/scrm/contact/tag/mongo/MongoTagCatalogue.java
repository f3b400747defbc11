package dev.scrm.contact.tag.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagCatalogue;
import dev.scrm.contact.tag.TagCreation;
import dev.scrm.contact.tag.TagWish;
import dev.scrm.contact.tag.VersionedTag;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.mongo.AggregateCollection;
import dev.scrm.platform.mongo.AggregateMapping;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Indexed;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.Versioned;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue, a document for each tag and each group, and one for each creation. */
@Component
class MongoTagCatalogue implements TagCatalogue, Indexed {
    /** More than WeCom lets a corp have, deleted ones included. */
    private static final int ALL = 50_000;

    private static final String LEAVING = "state.leaving";

    private final AggregateCollection<CatalogueTag, TagWish> tags;
    private final AggregateCollection<TagCreation, TagWish> creations;

    MongoTagCatalogue(
            MongoDatabase database,
            EventWire<CatalogueTag, TagWish> wire,
            EventWire<TagCreation, TagWish> creationWire,
            OutboxRelay relay,
            Clock clock) {
        var ofTags = new AggregateMapping<>(
                CatalogueTagDocument.class, CatalogueTagDocument::of, CatalogueTagDocument::tag, wire);
        var ofCreations = new AggregateMapping<>(
                TagCreationDocument.class, TagCreationDocument::of, TagCreationDocument::creation, creationWire);
        this.tags = AggregateCollection.of(database, "tags", ofTags, relay, clock);
        this.creations = AggregateCollection.of(database, "tag-creations", ofCreations, relay, clock);
    }

    @Override
    public void createIndexes() {
        tags.createIndexes();
        creations.createIndexes();
        tags.documents()
                .createIndex(ascending(LEAVING, "_id"), new IndexOptions().partialFilterExpression(eq(LEAVING, true)));
        creations.documents().createIndex(Indexes.compoundIndex(ascending("corp"), descending("id")));
    }

    @Override
    public Optional<CatalogueTag> find(String corpId, String id) {
        return tags.find(corpId, id);
    }

    @Override
    public Optional<VersionedTag> findVersioned(String corpId, String id) {
        return tags.findVersioned(corpId, id).map(MongoTagCatalogue::seen);
    }

    private static VersionedTag seen(Versioned<CatalogueTag> stored) {
        return new VersionedTag(stored.state(), stored.version());
    }

    @Override
    public VersionedTag updateVersioned(
            String corpId, String id, Function<@Nullable VersionedTag, Decision<CatalogueTag, TagWish>> decide) {
        return seen(tags.updateVersioned(corpId, id, stored -> decide.apply(stored == null ? null : seen(stored))));
    }

    @Override
    public Map<String, CatalogueTag> findAll(String corpId, Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : tags.findAll(corpId, ids);
    }

    @Override
    public List<CatalogueTag> list(String corpId) {
        return tags.page(corpId, eq("corp", corpId), ALL, null).items();
    }

    @Override
    public CatalogueTag update(
            String corpId, String id, Function<@Nullable CatalogueTag, Decision<CatalogueTag, TagWish>> decide) {
        return tags.update(corpId, id, decide);
    }

    @Override
    public List<CatalogueTag> leaving(int limit, @Nullable CatalogueTag after) {
        var all = eq(LEAVING, true);
        var wanted = after == null ? all : and(all, gt("_id", after.corpId() + ":" + after.id()));
        List<CatalogueTag> leaving = new ArrayList<>();
        for (var document :
                tags.documents().find(wanted).sort(ascending(LEAVING, "_id")).limit(limit)) {
            leaving.add(tags.state(document));
        }
        return leaving;
    }

    @Override
    public Optional<TagCreation> findCreation(String corpId, String id) {
        return creations.find(corpId, id);
    }

    /** Their ids grow with time. */
    @Override
    public List<TagCreation> creations(String corpId, int limit, @Nullable String before) {
        var mine = eq("corp", corpId);
        var wanted = before == null ? mine : and(mine, lt("id", before));
        List<TagCreation> latest = new ArrayList<>();
        for (var document :
                creations.documents().find(wanted).sort(descending("id")).limit(limit)) {
            latest.add(creations.state(document));
        }
        return latest;
    }

    @Override
    public TagCreation updateCreation(
            String corpId, String id, Function<@Nullable TagCreation, Decision<TagCreation, TagWish>> decide) {
        return creations.update(corpId, id, decide);
    }
}
