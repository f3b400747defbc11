package dev.scrm.gateway.reconciliation.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static java.util.stream.Collectors.toMap;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.reconciliation.Known;
import dev.scrm.gateway.reconciliation.Mirror;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A small document for each thing, with the run that met it last; one for each part, with its last complete reading. */
final class MongoMirror implements Mirror, Indexed {
    private final MongoCollection<Document> things;
    private final MongoCollection<Document> readings;

    MongoMirror(MongoDatabase database) {
        this.things = database.getCollection("mirror").withWriteConcern(WriteConcern.MAJORITY);
        this.readings = database.getCollection("mirror-readings").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        things.createIndex(ascending("corp", "part", "run"));
    }

    @Override
    public Map<String, Row> find(String corpId, Part part, Collection<String> ids) {
        return things.find(among(corpId, part, ids)).map(MongoMirror::row).into(new ArrayList<>()).stream()
                .collect(toMap(row -> row.known().id(), Function.identity()));
    }

    @Override
    public void save(String corpId, String runId, List<Row> rows) {
        if (!rows.isEmpty()) {
            things.bulkWrite(
                    rows.stream()
                            .map(row -> new ReplaceOneModel<>(
                                    eq(
                                            "_id",
                                            id(
                                                    corpId,
                                                    row.known().part(),
                                                    row.known().id())),
                                    document(corpId, runId, row),
                                    new ReplaceOptions().upsert(true)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
        }
    }

    @Override
    public List<Row> unmet(String corpId, Part part, String runId, int limit) {
        return things.find(unmet(corpId, part, runId))
                .limit(limit)
                .map(MongoMirror::row)
                .into(new ArrayList<>());
    }

    @Override
    public boolean isMoreUnmet(String corpId, Part part, String runId, int than) {
        return things.countDocuments(unmet(corpId, part, runId), new CountOptions().limit(than + 1)) > than;
    }

    private static Bson unmet(String corpId, Part part, String runId) {
        return and(eq("corp", corpId), eq("part", part.word()), ne("run", runId));
    }

    @Override
    public void leave(String corpId, Part part, String runId, Set<String> ids) {
        if (!ids.isEmpty()) {
            things.updateMany(among(corpId, part, ids), set("run", runId));
        }
    }

    @Override
    public void remove(String corpId, Part part, Set<String> ids) {
        if (!ids.isEmpty()) {
            things.deleteMany(among(corpId, part, ids));
        }
    }

    @Override
    public Optional<Instant> completedAt(String corpId, Part part) {
        return Optional.ofNullable(
                        readings.find(eq("_id", id(corpId, part, ""))).first())
                .map(document -> document.getDate("startedAt").toInstant());
    }

    @Override
    public void complete(String corpId, Part part, Instant startedAt) {
        readings.updateOne(
                eq("_id", id(corpId, part, "")),
                combine(set("corp", corpId), set("part", part.word()), set("startedAt", Date.from(startedAt))),
                new UpdateOptions().upsert(true));
    }

    @Override
    public void forgetBefore(Instant startedAt) {
        // One document for each part of a corp: few.
        for (var old : readings.find(and(exists("corp"), lt("startedAt", Date.from(startedAt))))) {
            things.deleteMany(and(eq("corp", old.getString("corp")), eq("part", old.getString("part"))));
            readings.deleteOne(eq("_id", old.getString("_id")));
        }
    }

    private static Bson among(String corpId, Part part, Collection<String> ids) {
        return in("_id", ids.stream().map(id -> id(corpId, part, id)).toList());
    }

    private static String id(String corpId, Part part, String id) {
        return corpId + ":" + part.word() + ":" + id;
    }

    private static Document document(String corpId, String runId, Row row) {
        var known = row.known();
        return new Document("_id", id(corpId, known.part(), known.id()))
                .append("corp", corpId)
                .append("part", known.part().word())
                .append("run", runId)
                .append("id", known.id())
                .append("identity", new Document(Map.copyOf(known.identity())))
                .append("toldAs", List.copyOf(known.toldAs()))
                .append("form", known.form())
                .append("told", known.told())
                .append("silent", known.silent())
                .append("readAt", Date.from(row.readAt()));
    }

    private static Row row(Document document) {
        var known = new Known(
                Stored.part(document),
                document.getString("id"),
                Stored.identity(document),
                Stored.toldAs(document),
                document.getInteger("form", 0),
                document.getString("told"),
                document.getString("silent"));
        return new Row(known, document.getDate("readAt").toInstant());
    }
}
