package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How a person stands with segments, and the rows by which these find the person. */
final class SegmentTraces {
    private final MongoCollection<Document> standings;
    private final MongoCollection<Document> members;

    SegmentTraces(MongoDatabase database) {
        this.standings = database.getCollection("segment-standings").withWriteConcern(WriteConcern.MAJORITY);
        this.members = database.getCollection("segment-members").withWriteConcern(WriteConcern.MAJORITY);
    }

    /** By the contact, and not by what the standing says: a writer that died has left rows of which nobody knows. */
    List<StoreReport> reports(Pass pass, Whom whom) {
        long erasedAt = whom.erasedAt().toEpochMilli();
        var rows = and(eq("corp", whom.corpId()), eq("contact", whom.contactId()), lte("revision", erasedAt));
        return List.of(
                new StoreReport("segment-members", pass.over(members, rows), 0, null),
                new StoreReport("segment-standings", pass.over(standings, standing(whom, erasedAt)), 0, null));
    }

    private static Bson standing(Whom whom, long erasedAt) {
        return and(
                eq("_id", whom.corpId() + ":" + whom.contactId()),
                eq("corp", whom.corpId()),
                lte("revision", erasedAt));
    }
}
