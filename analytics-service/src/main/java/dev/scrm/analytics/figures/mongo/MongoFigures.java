package dev.scrm.analytics.figures.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.analytics.figures.Figure;
import dev.scrm.analytics.figures.FigureKey;
import dev.scrm.analytics.figures.FigureQuery;
import dev.scrm.analytics.figures.FigureRow;
import dev.scrm.analytics.figures.Figures;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Figures in one collection. */
public final class MongoFigures implements Figures, Indexed {
    private final MongoCollection<Document> collection;

    public MongoFigures(MongoDatabase database) {
        this.collection = database.getCollection("figures").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending(FigureDocument.CORP, FigureDocument.HOUR, FigureDocument.LIVE_CODE));
        collection.createIndex(ascending(FigureDocument.CORP, FigureDocument.LIVE_CODE, FigureDocument.HOUR));
    }

    @Override
    public void save(Collection<FigureRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        // By id, because servers that lock a whole bulk write would let two of them in different orders deadlock.
        var inOrder = rows.stream()
                .sorted(Comparator.comparing(row -> row.key().wire()))
                .toList();
        try {
            write(inOrder, true);
        } catch (MongoBulkWriteException e) {
            rethrowUnlessDuplicate(e);
            // Either the row is stale, or another writer inserted an older one in this moment: then this one still
            // wins.
            write(
                    e.getWriteErrors().stream()
                            .map(error -> inOrder.get(error.getIndex()))
                            .toList(),
                    false);
        }
    }

    private void write(List<FigureRow> rows, boolean upsert) {
        collection.bulkWrite(
                rows.stream().map(row -> saveUnlessStale(row, upsert)).toList(), new BulkWriteOptions().ordered(false));
    }

    @Override
    public List<FigureRow> find(FigureQuery query, @Nullable FigureKey after, int limit) {
        return collection
                .find(after == null ? in(query) : and(in(query), behind(after)))
                .sort(ascending(FigureDocument.HOUR, FigureDocument.LIVE_CODE))
                .limit(limit)
                .map(FigureDocument::read)
                .into(new ArrayList<>());
    }

    @Override
    public Figure total(FigureQuery query) {
        return Totals.of(collection, in(query));
    }

    /** A stale row finds no document below its offset, tries to insert one, and fails on the id that is there. */
    private static UpdateOneModel<Document> saveUnlessStale(FigureRow row, boolean upsert) {
        return new UpdateOneModel<>(
                and(eq("_id", row.key().wire()), lt(FigureDocument.OFFSET, row.offset())),
                new Document("$set", FigureDocument.write(row)),
                new UpdateOptions().upsert(upsert));
    }

    private static void rethrowUnlessDuplicate(MongoBulkWriteException failure) {
        if (failure.getWriteConcernError() != null
                || failure.getWriteErrors().stream()
                        .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
            throw failure;
        }
    }

    private static Bson in(FigureQuery query) {
        var all = new ArrayList<Bson>();
        all.add(eq(FigureDocument.CORP, query.corpId()));
        all.add(gte(FigureDocument.HOUR, Date.from(query.period().from())));
        all.add(lt(FigureDocument.HOUR, Date.from(query.period().to())));
        all.add(ne(FigureDocument.EMPTY, true));
        if (query.liveCode() != null) {
            all.add(eq(FigureDocument.LIVE_CODE, query.liveCode()));
        }
        return and(all);
    }

    private static Bson behind(FigureKey last) {
        var hour = Date.from(last.hour());
        return or(
                gt(FigureDocument.HOUR, hour),
                and(eq(FigureDocument.HOUR, hour), gt(FigureDocument.LIVE_CODE, last.liveCode())));
    }
}
