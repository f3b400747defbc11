package dev.scrm.contact.imports.mongo;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.Objects.requireNonNull;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.scrm.contact.imports.ContactImport;
import dev.scrm.contact.imports.ContactImport.Status;
import dev.scrm.contact.imports.ImportRefused;
import dev.scrm.contact.imports.Imports;
import dev.scrm.contact.imports.KeptSum;
import dev.scrm.contact.imports.VersionedImport;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The imports, one document each; whoever puts a claim into one that is free works on it. */
@Component
class MongoImports implements Imports, Indexed {
    private static final int TRIES = 12;
    private static final List<String> AT_WORK =
            List.of(Status.CHECKING.name(), Status.RUNNING.name(), Status.UNDOING.name());

    private final MongoCollection<ImportDocument> imports;

    MongoImports(MongoDatabase database) {
        this.imports =
                database.getCollection("contact-imports", ImportDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        imports.createIndex(descending("corp", "id"));
        imports.createIndex(ascending("status", "heldUntil"));
        imports.createIndex(ascending("createdAt"));
    }

    @Override
    public void add(ContactImport job) {
        imports.insertOne(ImportDocument.of(job));
    }

    @Override
    public KeptSum kept(String corpId) {
        var summed = imports.aggregate(
                List.of(match(eq("corp", corpId)), group(null, sum("imports", 1L), sum("rows", "$file.rows"))),
                Document.class);
        return Optional.ofNullable(summed.first())
                .map(found -> new KeptSum(number(found, "imports"), number(found, "rows")))
                .orElseGet(() -> new KeptSum(0, 0));
    }

    private static long number(Document found, String name) {
        return found.get(name, Number.class).longValue();
    }

    @Override
    public Optional<ContactImport> find(String corpId, String id) {
        return document(corpId, id).map(ImportDocument::job);
    }

    @Override
    public Optional<VersionedImport> findVersioned(String corpId, String id) {
        return document(corpId, id).map(ImportDocument::seen);
    }

    private Optional<ImportDocument> document(String corpId, String id) {
        return Optional.ofNullable(
                imports.find(eq("_id", ImportDocument.documentId(corpId, id))).first());
    }

    @Override
    public List<ContactImport> list(String corpId, int limit, @Nullable String before) {
        var mine = eq("corp", corpId);
        return imports.find(before == null ? mine : and(mine, lt("id", before)))
                .sort(descending("id"))
                .limit(limit)
                .map(ImportDocument::job)
                .into(new ArrayList<>());
    }

    @Override
    public VersionedImport changeVersioned(
            String corpId, String id, Instant now, Function<VersionedImport, ContactImport> decide) {
        for (int i = 0; i < TRIES; i++) {
            var known = document(corpId, id).orElseThrow(() -> ImportRefused.unknown(id));
            var job = decide.apply(known.seen());
            // Whoever works on it may be in the middle of a batch: nobody else begins before that is over.
            var leaving = known.claim() == null ? known.leaving() : known.claim();
            var changed = known.with(job, null, leaving, known.heldUntil());
            var guard = and(eq("_id", known.documentId()), eq("version", known.version()));
            if (imports.replaceOne(guard, changed).getMatchedCount() == 1) {
                return changed.seen();
            }
        }
        throw new IllegalStateException("Expected to change import %s within %d tries".formatted(id, TRIES));
    }

    @Override
    public Optional<Taken> take(Instant now, Instant until) {
        var claim = new ObjectId().toHexString();
        var taken = imports.findOneAndUpdate(
                and(in("status", AT_WORK), lte("heldUntil", now)),
                combine(
                        set("claim", claim),
                        unset("leaving"),
                        set("heldUntil", until),
                        inc("version", 1L),
                        inc("tries", 1)),
                new FindOneAndUpdateOptions().sort(ascending("heldUntil")).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(taken)
                .map(document -> new Taken(claim, requireNonNull(document.tries()), document.job()));
    }

    @Override
    public boolean save(Taken taken, ContactImport job, Instant until) {
        var known = document(job.corpId(), job.id());
        boolean saved = known.filter(document -> taken.claim().equals(document.claim()))
                .map(document -> replaced(taken, document, job, until))
                .orElse(false);
        if (!saved) {
            imports.updateOne(
                    and(eq("_id", ImportDocument.documentId(job.corpId(), job.id())), eq("leaving", taken.claim())),
                    combine(unset("leaving"), set("heldUntil", Instant.EPOCH), inc("version", 1L)));
        }
        return saved;
    }

    private boolean replaced(Taken taken, ImportDocument known, ContactImport job, Instant until) {
        boolean over = !AT_WORK.contains(job.status().name());
        var further = over ? known.with(job, null, null, Instant.EPOCH) : known.with(job, taken.claim(), null, until);
        return imports.replaceOne(and(eq("_id", known.documentId()), eq("version", known.version())), further)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void remove(String corpId, String id) {
        imports.deleteOne(eq("_id", ImportDocument.documentId(corpId, id)));
    }

    @Override
    public List<ContactImport> uploadedBefore(Instant time, int limit) {
        Bson old = and(lt("createdAt", time), nin("status", AT_WORK));
        return imports.find(old).limit(limit).map(ImportDocument::job).into(new ArrayList<>());
    }
}
