package dev.scrm.gateway.moments.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.moments.MomentJob;
import dev.scrm.gateway.moments.MomentJobs;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** One document a job; whoever moves its time has it. */
final class MongoMomentJobs implements MomentJobs, Indexed {
    private final MongoCollection<Document> jobs;

    MongoMomentJobs(MongoDatabase database) {
        this.jobs = database.getCollection("moment-jobs").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        jobs.createIndex(ascending("dueAt"));
        jobs.createIndex(ascending("finishedAt"));
    }

    @Override
    public void begin(MomentJob job, Instant dueAt) {
        jobs.updateOne(
                eq("_id", id(job)),
                combine(
                        setOnInsert("corp", job.corpId()),
                        setOnInsert("jobId", job.jobId()),
                        setOnInsert("commandId", job.commandId()),
                        setOnInsert("correlationId", job.correlationId()),
                        setOnInsert("key", job.key()),
                        setOnInsert("until", Date.from(job.until())),
                        setOnInsert("dueAt", Date.from(dueAt))),
                new UpdateOptions().upsert(true));
    }

    @Override
    public List<MomentJob> takeDue(Instant now, Instant dueAgainAt, int limit) {
        var taken = new ArrayList<MomentJob>();
        while (taken.size() < limit) {
            var document = jobs.findOneAndUpdate(
                    lte("dueAt", Date.from(now)),
                    set("dueAt", Date.from(dueAgainAt)),
                    new FindOneAndUpdateOptions().sort(Sorts.ascending("dueAt")));
            if (document == null) {
                return taken;
            }
            taken.add(read(document));
        }
        return taken;
    }

    @Override
    public void finish(MomentJob job, Instant now) {
        jobs.updateOne(eq("_id", id(job)), combine(set("finishedAt", Date.from(now)), unset("dueAt")));
    }

    @Override
    public void forgetBefore(Instant finishedAt) {
        jobs.deleteMany(lt("finishedAt", Date.from(finishedAt)));
    }

    private static MomentJob read(Document document) {
        return new MomentJob(
                document.getString("corp"),
                document.getString("jobId"),
                document.getString("commandId"),
                document.getString("correlationId"),
                document.getString("key"),
                document.getDate("until").toInstant());
    }

    private static String id(MomentJob job) {
        return job.corpId() + ":" + job.jobId();
    }
}
