package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/**
 * Rows of files that became of a person, and what was written down of them. A row is found by what was written down of it; it
 * becomes an empty one, since the numbers of rows are those of the file.
 */
final class ImportTraces {
    private final MongoCollection<Document> rows;
    private final MongoCollection<Document> journals;
    private final MongoCollection<Document> findings;

    ImportTraces(MongoDatabase database) {
        this.rows = database.getCollection("contact-import-rows").withWriteConcern(WriteConcern.MAJORITY);
        this.journals = database.getCollection("contact-import-journals").withWriteConcern(WriteConcern.MAJORITY);
        this.findings = database.getCollection("contact-import-findings").withWriteConcern(WriteConcern.MAJORITY);
    }

    /** The rows first: what leads to them goes last, so that whoever begins again finds the rest. */
    List<StoreReport> erase(Whom whom) {
        long emptied = 0;
        long notes = 0;
        for (var journal : journals.find(eq("notes.contact", whom.contactId()))) {
            var numbers = new TreeSet<Integer>();
            for (var note : journal.getList("notes", Document.class)) {
                if (whom.contactId().equals(note.getString("contact"))) {
                    numbers.add(note.getInteger("row"));
                }
            }
            emptied += empty(journal.getString("importId"), journal.getInteger("block"), numbers);
            notes += numbers.size();
            journals.updateOne(eq("_id", journal.get("_id")), pull("notes", new Document("contact", whom.contactId())));
        }
        var kept = findings.updateMany(
                eq("kept.contact", whom.contactId()), pull("kept", new Document("contact", whom.contactId())));
        return List.of(
                new StoreReport("contact-import-rows", emptied, 0, null),
                new StoreReport("contact-import-journals", notes, 0, null),
                new StoreReport("contact-import-findings", kept.getModifiedCount(), 0, null));
    }

    private long empty(String importId, int block, Set<Integer> numbers) {
        rows.updateOne(
                and(eq("importId", importId), eq("block", block)),
                set("rows.$[row].cells", List.of()),
                new UpdateOptions().arrayFilters(List.of(Filters.in("row.number", numbers))));
        return numbers.size();
    }
}
