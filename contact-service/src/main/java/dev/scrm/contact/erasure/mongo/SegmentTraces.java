package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How a person stands with segments, and the rows by which these find the person; what says where the rows are goes last. */
final class SegmentTraces {
    private final MongoCollection<Document> standings;
    private final MongoCollection<Document> members;

    SegmentTraces(MongoDatabase database) {
        this.standings = database.getCollection("segment-standings").withWriteConcern(WriteConcern.MAJORITY);
        this.members = database.getCollection("segment-members").withWriteConcern(WriteConcern.MAJORITY);
    }

    List<StoreReport> reports(Pass pass, Whom whom) {
        long erasedAt = whom.erasedAt().toEpochMilli();
        var standing = standings.find(standing(whom, erasedAt)).first();
        List<String> rows = standing == null
                ? List.of()
                : standing.getList("holding", String.class).stream()
                        .map(version -> whom.corpId() + ":" + version + ":" + whom.contactId())
                        .toList();
        long gone = pass.over(members, and(in("_id", rows), lte("revision", erasedAt)));
        return List.of(
                new StoreReport("segment-members", gone, 0, null),
                new StoreReport("segment-standings", pass.over(standings, standing(whom, erasedAt)), 0, null));
    }

    private static Bson standing(Whom whom, long erasedAt) {
        return and(
                eq("_id", whom.corpId() + ":" + whom.contactId()),
                eq("corp", whom.corpId()),
                lte("revision", erasedAt));
    }
}
