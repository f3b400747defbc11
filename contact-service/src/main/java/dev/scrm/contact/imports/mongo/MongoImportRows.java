package dev.scrm.contact.imports.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.contact.contact.IdentitySeal;
import dev.scrm.contact.imports.ImportRows;
import dev.scrm.contact.imports.Journal;
import dev.scrm.contact.imports.Kept;
import dev.scrm.contact.imports.Position;
import dev.scrm.contact.imports.Row;
import dev.scrm.contact.imports.RowError;
import dev.scrm.contact.imports.mongo.FindingsDocument.KeptPart;
import dev.scrm.contact.imports.mongo.JournalDocument.ErrorPart;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Blocks of rows and what is done with them, a document each. */
@Component
class MongoImportRows implements ImportRows, Indexed {
    private final MongoCollection<RowsDocument> rows;
    private final MongoCollection<JournalDocument> journals;
    private final MongoCollection<FindingsDocument> findings;
    private final PersonalSeal seal;
    private final IdentitySeal identitySeal;

    MongoImportRows(MongoDatabase database, PersonalSeal seal, IdentitySeal identitySeal) {
        this.seal = seal;
        this.identitySeal = identitySeal;
        this.rows = database.getCollection("contact-import-rows", RowsDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
        this.journals = database.getCollection("contact-import-journals", JournalDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
        this.findings = database.getCollection("contact-import-findings", FindingsDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        rows.createIndex(ascending("importId"));
        journals.createIndex(ascending("importId", "block", "row"));
        findings.createIndex(ascending("importId", "undone", "block", "row"));
    }

    @Override
    public void keep(String corpId, String importId, int block, List<Row> content) {
        AlreadyThere.insertUnless(rows, RowsDocument.of(corpId, importId, block, content, seal));
    }

    @Override
    public List<Row> block(String corpId, String importId, int block) {
        return Optional.ofNullable(rows.find(eq("_id", RowsDocument.documentId(importId, block)))
                        .first())
                .map(document -> document.content(corpId, seal))
                .orElseGet(List::of);
    }

    @Override
    public Journal writeDown(String corpId, String importId, Journal journal) {
        return AlreadyThere.insertUnless(journals, JournalDocument.of(corpId, importId, journal, identitySeal))
                ? journal
                : journal(corpId, importId, journal.at()).orElseThrow();
    }

    @Override
    public Optional<Journal> journal(String corpId, String importId, Position at) {
        return Optional.ofNullable(journals.find(eq("_id", JournalDocument.documentId(importId, at)))
                        .first())
                .map(document -> document.journal(corpId, identitySeal));
    }

    @Override
    public Optional<Journal> journalBefore(String corpId, String importId, Position position) {
        var before = and(
                eq("importId", importId),
                or(lt("block", position.block()), and(eq("block", position.block()), lt("row", position.row()))));
        return Optional.ofNullable(journals.find(before)
                        .sort(descending("importId", "block", "row"))
                        .first())
                .map(document -> document.journal(corpId, identitySeal));
    }

    @Override
    public List<RowError> errors(String corpId, String importId, boolean dryRun, int block) {
        List<RowError> errors = new ArrayList<>();
        if (dryRun) {
            for (var found : findings.find(ofBlock(importId, false, block)).sort(inOrder())) {
                found.errors().stream().map(ErrorPart::error).forEach(errors::add);
            }
        } else {
            for (var found : journals.find(and(eq("importId", importId), eq("block", block)))
                    .sort(inOrder())) {
                found.errors().stream().map(ErrorPart::error).forEach(errors::add);
            }
        }
        return errors;
    }

    @Override
    public void keepFound(String corpId, String importId, Position at, List<RowError> errors) {
        if (!errors.isEmpty()) {
            keep(new FindingsDocument(
                    findingsId(importId, false, at),
                    importId,
                    false,
                    at.block(),
                    at.row(),
                    errors.stream().map(ErrorPart::of).toList(),
                    List.of()));
        }
    }

    @Override
    public void forgetFound(String corpId, String importId) {
        findings.deleteMany(and(eq("importId", importId), eq("undone", false)));
    }

    @Override
    public void keepKept(String corpId, String importId, Position at, List<Kept> kept) {
        if (!kept.isEmpty()) {
            keep(new FindingsDocument(
                    findingsId(importId, true, at),
                    importId,
                    true,
                    at.block(),
                    at.row(),
                    List.of(),
                    kept.stream().map(KeptPart::of).toList()));
        }
    }

    private void keep(FindingsDocument document) {
        findings.replaceOne(eq("_id", document.documentId()), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public List<Kept> kept(String corpId, String importId, int block) {
        List<Kept> kept = new ArrayList<>();
        for (var found : findings.find(ofBlock(importId, true, block)).sort(inOrder())) {
            found.kept().stream().map(KeptPart::kept).forEach(kept::add);
        }
        return kept;
    }

    @Override
    public void forget(String corpId, String importId) {
        rows.deleteMany(eq("importId", importId));
        journals.deleteMany(eq("importId", importId));
        findings.deleteMany(eq("importId", importId));
    }

    @Override
    public void forgetBefore(String importId) {
        rows.deleteMany(lt("importId", importId));
        journals.deleteMany(lt("importId", importId));
        findings.deleteMany(lt("importId", importId));
    }

    private static Bson ofBlock(String importId, boolean undone, int block) {
        return and(eq("importId", importId), eq("undone", undone), eq("block", block));
    }

    private static Bson inOrder() {
        return ascending("row");
    }

    private static String findingsId(String importId, boolean undone, Position at) {
        return importId + ":" + at.block() + ":" + at.row() + (undone ? ":undone" : ":found");
    }
}
