package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * Files in which somebody may stand. Nobody takes one row out of a file that was sealed by its hash: those of the corp that were asked for
 * before go whole, and are asked for anew.
 */
final class ExportTraces {
    private static final List<String> WITH_CONTENTS = List.of("RUNNING", "BUILDING", "COMPLETED");

    private final MongoCollection<Document> exports;
    private final MongoCollection<Document> pages;
    private final MongoCollection<Document> chunks;

    ExportTraces(MongoDatabase database) {
        this.exports = database.getCollection("contact-exports").withWriteConcern(WriteConcern.MAJORITY);
        this.pages = database.getCollection("contact-export-pages").withWriteConcern(WriteConcern.MAJORITY);
        this.chunks = database.getCollection("contact-export-chunks").withWriteConcern(WriteConcern.MAJORITY);
    }

    List<StoreReport> reports(Pass pass, Whom whom) {
        long files = 0;
        long contents = 0;
        long parts = 0;
        for (var export : exports.find(and(
                eq("corp", whom.corpId()), in("status", WITH_CONTENTS), lte("askedAt", Date.from(whom.erasedAt()))))) {
            files += pass == Pass.ERASE ? end(whom, export) : 1;
            contents += pass.over(pages, eq("export", export.getString("_id")));
            parts += pass.over(chunks, eq("export", export.getString("_id")));
        }
        return List.of(
                new StoreReport("contact-exports", files, 0, null),
                new StoreReport("contact-export-pages", contents, 0, null),
                new StoreReport("contact-export-chunks", parts, 0, null));
    }

    /** Whoever works on it finds that somebody has changed it, and stops. Its place among those at work is free again. */
    private long end(Whom whom, Document export) {
        boolean made = "COMPLETED".equals(export.getString("status"));
        var id = export.getString("_id");
        var ended = combine(
                set("status", made ? "EXPIRED" : "FAILED"),
                set("slot", id),
                unset("claim"),
                inc("version", 1L),
                made
                        ? set("endedAt", export.getDate("endedAt"))
                        : combine(set("endedAt", Date.from(whom.erasedAt())), set("failure", "contact-erased")));
        return exports.updateOne(and(eq("_id", id), eq("status", export.getString("status"))), ended)
                .getModifiedCount();
    }
}
