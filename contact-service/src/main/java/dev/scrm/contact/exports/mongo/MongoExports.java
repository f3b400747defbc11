package dev.scrm.contact.exports.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.scrm.contact.exports.ContactExport;
import dev.scrm.contact.exports.ContactExport.Status;
import dev.scrm.contact.exports.Exports;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The exports, one document each; whoever puts a claim into one that is free works on it. */
@Component
class MongoExports implements Exports, Indexed {
    private static final int TRIES = 12;
    private static final List<String> AT_WORK = List.of(Status.RUNNING.name(), Status.BUILDING.name());

    private final MongoCollection<ExportDocument> exports;

    MongoExports(MongoDatabase database) {
        this.exports =
                database.getCollection("contact-exports", ExportDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        exports.createIndex(descending("corp", "id"));
        exports.createIndex(descending("corp", "asker.name", "id"));
        exports.createIndex(ascending("corp", "code"));
        exports.createIndex(ascending("status", "heldUntil"));
        exports.createIndex(ascending("status", "endedAt"));
        exports.createIndex(ascending("slot"), new IndexOptions().unique(true));
    }

    @Override
    public boolean add(ContactExport job, int most) {
        boolean added = false;
        for (int slot = 0; slot < most && !added; slot++) {
            added = AlreadyThere.insertUnless(exports, ExportDocument.of(job, slot));
        }
        return added;
    }

    @Override
    public Optional<ContactExport> find(String corpId, String id) {
        return document(corpId, id).map(ExportDocument::job);
    }

    private Optional<ExportDocument> document(String corpId, String id) {
        return Optional.ofNullable(
                exports.find(eq("_id", ExportDocument.documentId(corpId, id))).first());
    }

    @Override
    public Optional<ContactExport> findByCode(String corpId, String code) {
        return Optional.ofNullable(
                        exports.find(and(eq("corp", corpId), eq("code", code))).first())
                .map(ExportDocument::job);
    }

    @Override
    public List<ContactExport> list(String corpId, @Nullable String asker, int limit, @Nullable String before) {
        List<Bson> wanted = new ArrayList<>(List.of(eq("corp", corpId), ne("status", Status.REMOVED.name())));
        if (asker != null) {
            wanted.add(eq("asker.name", asker));
        }
        if (before != null) {
            wanted.add(lt("id", before));
        }
        return exports.find(and(wanted))
                .sort(descending("id"))
                .limit(limit)
                .map(ExportDocument::job)
                .into(new ArrayList<>());
    }

    @Override
    public ContactExport change(String corpId, String id, UnaryOperator<ContactExport> decide) {
        for (int i = 0; i < TRIES; i++) {
            var known = document(corpId, id)
                    .orElseThrow(() -> new IllegalArgumentException("Expected an export but there is no " + id));
            var job = decide.apply(known.job());
            var guard = and(eq("_id", known.documentId()), eq("version", known.version()));
            if (exports.replaceOne(guard, known.with(job, null, Instant.EPOCH)).getMatchedCount() == 1) {
                return job;
            }
        }
        throw new IllegalStateException("Expected to change export %s within %d tries".formatted(id, TRIES));
    }

    @Override
    public Optional<Taken> take(Instant now, Instant until) {
        var claim = new ObjectId().toHexString();
        var taken = exports.findOneAndUpdate(
                and(in("status", AT_WORK), lte("heldUntil", now)),
                combine(set("claim", claim), set("heldUntil", until), inc("version", 1L), inc("tries", 1)),
                new FindOneAndUpdateOptions().sort(ascending("heldUntil")).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(taken).map(document -> new Taken(claim, document.tries(), document.job()));
    }

    @Override
    public boolean save(Taken taken, ContactExport job, Instant until) {
        return document(job.corpId(), job.id())
                .filter(document -> taken.claim().equals(document.claim()))
                .map(document -> replaced(taken, document, job, until))
                .orElse(false);
    }

    private boolean replaced(Taken taken, ExportDocument known, ContactExport job, Instant until) {
        boolean over = !job.status().isAtWork();
        var further = over ? known.with(job, null, Instant.EPOCH) : known.with(job, taken.claim(), until);
        return exports.replaceOne(and(eq("_id", known.documentId()), eq("version", known.version())), further)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public boolean hold(Taken taken, Instant until) {
        return exports.updateOne(heldBy(taken), combine(set("heldUntil", until), inc("version", 1L)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void letGo(Taken taken, Instant now) {
        exports.updateOne(heldBy(taken), combine(unset("claim"), set("heldUntil", now), inc("version", 1L)));
    }

    private static Bson heldBy(Taken taken) {
        var job = taken.job();
        return and(eq("_id", ExportDocument.documentId(job.corpId(), job.id())), eq("claim", taken.claim()));
    }

    @Override
    public List<ContactExport> completedBefore(Instant time, int limit) {
        return exports.find(and(eq("status", Status.COMPLETED.name()), lt("endedAt", time)))
                .limit(limit)
                .map(ExportDocument::job)
                .into(new ArrayList<>());
    }
}
