package dev.scrm.gateway.corps.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.corps.CorpChange;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.Registrations;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A document a corp. A change and its line of the trail are one write; the line is copied to the trail's collection and the
 * count of changes raised right after it, or by {@link #settle} when the process died in between.
 */
final class MongoRegistrations implements Registrations, Indexed {
    private static final String COUNT = "corps";
    private static final Bson NOT_REMOVED = ne("removed", true);

    private final MongoCollection<Document> corps;
    private final MongoCollection<Document> trail;
    private final MongoCollection<Document> counts;
    private final CorpDocument documents;

    MongoRegistrations(MongoDatabase database, SealedCredentials credentials) {
        this.corps = database.getCollection("corps");
        this.trail = database.getCollection("corp-trail");
        this.counts = database.getCollection("change-counts");
        this.documents = new CorpDocument(credentials);
    }

    @Override
    public void createIndexes() {
        trail.createIndex(compoundIndex(ascending("corp"), descending("_id")));
    }

    @Override
    public Optional<CorpRegistration> find(String corpId) {
        return Optional.ofNullable(
                        corps.find(and(eq("_id", corpId), NOT_REMOVED)).first())
                .map(documents::read);
    }

    @Override
    public List<CorpRegistration> all() {
        return corps.find(NOT_REMOVED).map(documents::read).into(new ArrayList<>());
    }

    @Override
    public List<CorpRegistration> list(int limit, @Nullable String after) {
        var wanted = after == null ? NOT_REMOVED : and(gt("_id", after), NOT_REMOVED);
        return corps.find(wanted)
                .sort(ascending("_id"))
                .limit(limit)
                .map(documents::read)
                .into(new ArrayList<>());
    }

    @Override
    public long count() {
        return corps.countDocuments();
    }

    @Override
    public boolean save(CorpRegistration next, CorpChange change) {
        var before = corps.find(eq("_id", next.corpId())).first();
        var document = documents.write(next, before == null ? new Document() : before);
        return keep(next.corpId(), next.version(), document, before, change);
    }

    /** First without anything that is secret, then, once the trail has its line, altogether. */
    @Override
    public boolean remove(CorpRegistration last, CorpChange change) {
        var before = corps.find(eq("_id", last.corpId())).first();
        var document = new Document("_id", last.corpId())
                .append("version", change.version())
                .append("removed", true);
        return keep(last.corpId(), change.version(), document, before, change);
    }

    private boolean keep(String corpId, long version, Document document, @Nullable Document before, CorpChange change) {
        var pending = new ArrayList<Document>();
        if (before != null) {
            pending.addAll(before.getList(CorpDocument.PENDING, Document.class, List.of()));
        }
        pending.add(CorpDocument.write(change));
        document.append(CorpDocument.PENDING, pending);
        if (!write(corpId, version, document)) {
            return false;
        }
        settle(document);
        return true;
    }

    private boolean write(String corpId, long version, Document document) {
        if (version > 1) {
            return corps.replaceOne(and(eq("_id", corpId), eq("version", version - 1), NOT_REMOVED), document)
                            .getMatchedCount()
                    == 1;
        }
        return AlreadyThere.insertUnless(corps, document);
    }

    @Override
    public long changes() {
        var count = counts.find(eq("_id", COUNT)).first();
        return count == null ? 0 : count.getLong("changes");
    }

    @Override
    public void settle() {
        corps.find(or(exists(CorpDocument.PENDING + ".0"), eq("removed", true))).forEach(this::settle);
    }

    /** Any number of times, by any number of replicas. */
    private void settle(Document document) {
        counts.updateOne(eq("_id", COUNT), inc("changes", 1L), new UpdateOptions().upsert(true));
        for (var line : document.getList(CorpDocument.PENDING, Document.class, List.of())) {
            trail.replaceOne(eq("_id", line.getString("_id")), line, new ReplaceOptions().upsert(true));
        }
        var sameVersion = and(eq("_id", document.getString("_id")), eq("version", document.getLong("version")));
        if (document.getBoolean("removed", false)) {
            corps.deleteOne(sameVersion);
        } else {
            corps.updateOne(sameVersion, set(CorpDocument.PENDING, List.of()));
        }
    }

    @Override
    public List<CorpChange> trail(String corpId, int limit, @Nullable String before) {
        return trail.find(and(eq("corp", corpId), before == null ? empty() : lt("_id", before)))
                .sort(descending("_id"))
                .limit(limit)
                .map(CorpDocument::readChange)
                .into(new ArrayList<>());
    }
}
