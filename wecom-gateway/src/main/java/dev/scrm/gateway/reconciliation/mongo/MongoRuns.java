package dev.scrm.gateway.reconciliation.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import dev.scrm.gateway.reconciliation.Run;
import dev.scrm.gateway.reconciliation.Run.Status;
import dev.scrm.gateway.reconciliation.Runs;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** One document a run; whoever moves its time has it. {@code seat} holds the corp while the run goes on, once for a corp. */
final class MongoRuns implements Runs, Indexed {
    private final MongoCollection<Document> runs;

    MongoRuns(MongoDatabase database) {
        this.runs = database.getCollection("reconciliations").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        runs.createIndex(ascending("seat"), new IndexOptions().unique(true).sparse(true));
        runs.createIndex(ascending("dueAt"), new IndexOptions().sparse(true));
        runs.createIndex(descending("corp", "requestedAt"));
        runs.createIndex(ascending("finishedAt"), new IndexOptions().sparse(true));
    }

    @Override
    public boolean begin(Run run) {
        return AlreadyThere.insertUnless(
                runs,
                RunDocument.write(run)
                        .append("seat", run.corpId())
                        .append("dueAt", Date.from(run.request().at())));
    }

    @Override
    public List<Taken> takeDue(Instant now, Instant dueAgainAt, int limit) {
        var taken = new ArrayList<Taken>();
        while (taken.size() < limit) {
            var claim = new ObjectId().toHexString();
            var document = runs.findOneAndUpdate(
                    lte("dueAt", Date.from(now)),
                    combine(set("dueAt", Date.from(dueAgainAt)), set("claim", claim)),
                    new FindOneAndUpdateOptions().sort(Sorts.ascending("dueAt")).returnDocument(ReturnDocument.AFTER));
            if (document == null) {
                return taken;
            }
            taken.add(new Taken(claim, RunDocument.read(document)));
        }
        return taken;
    }

    @Override
    public boolean save(Taken taken, Run run, Instant dueAgainAt) {
        return runs.updateOne(mine(taken), combine(RunDocument.changes(run), set("dueAt", Date.from(dueAgainAt))))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void putBack(Taken taken, Run run, Instant dueAt) {
        runs.updateOne(
                mine(taken),
                combine(
                        RunDocument.changes(run),
                        unset("claim"),
                        run.finishedAt() == null
                                ? set("dueAt", Date.from(dueAt))
                                : combine(unset("dueAt"), unset("seat"))));
    }

    @Override
    public boolean cancel(String corpId, String runId, Instant now) {
        return runs.updateOne(
                                and(eq("_id", runId), eq("corp", corpId), eq("status", Status.RUNNING.name())),
                                combine(
                                        set("status", Status.CANCELLED.name()),
                                        set("finishedAt", Date.from(now)),
                                        unset("claim"),
                                        unset("dueAt"),
                                        unset("seat")))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public Optional<Run> find(String corpId, String runId) {
        return Optional.ofNullable(
                        runs.find(and(eq("_id", runId), eq("corp", corpId))).first())
                .map(RunDocument::read);
    }

    @Override
    public Optional<Run> running(String corpId) {
        return Optional.ofNullable(runs.find(eq("seat", corpId)).first()).map(RunDocument::read);
    }

    @Override
    public List<Run> list(String corpId, int limit, @Nullable Instant before) {
        var wanted =
                before == null ? eq("corp", corpId) : and(eq("corp", corpId), lt("requestedAt", Date.from(before)));
        return runs.find(wanted)
                .sort(Sorts.descending("requestedAt"))
                .limit(limit)
                .map(RunDocument::read)
                .into(new ArrayList<>());
    }

    @Override
    public void forgetBefore(Instant finishedAt) {
        runs.deleteMany(lt("finishedAt", Date.from(finishedAt)));
    }

    private static Bson mine(Taken taken) {
        return and(eq("_id", taken.run().id()), eq("claim", taken.claim()));
    }
}
