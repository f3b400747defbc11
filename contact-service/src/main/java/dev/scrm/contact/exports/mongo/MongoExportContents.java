package dev.scrm.contact.exports.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.scrm.contact.exports.ExportContents;
import dev.scrm.contact.exports.ExportPage;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Pages of rows and chunks of files, a document each; what nobody takes away goes by itself when its time is over. */
@Component
class MongoExportContents implements ExportContents, Indexed {
    private static final String EXPORT = "export";
    private static final String EXPIRES_AT = "expiresAt";

    private final MongoCollection<PageDocument> pages;
    private final MongoCollection<Document> chunks;
    private final PersonalSeal seal;

    MongoExportContents(MongoDatabase database, PersonalSeal seal) {
        this.seal = seal;
        this.pages = database.getCollection("contact-export-pages", PageDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
        this.chunks = database.getCollection("contact-export-chunks").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        var atThatTime = new IndexOptions().expireAfter(0L, SECONDS);
        pages.createIndex(ascending(EXPORT));
        pages.createIndex(ascending(EXPIRES_AT), atThatTime);
        chunks.createIndex(ascending(EXPORT));
        chunks.createIndex(ascending(EXPIRES_AT), atThatTime);
    }

    @Override
    public ExportPage write(String corpId, String exportId, ExportPage page, Instant expiresAt) {
        var written =
                AlreadyThere.insertUnless(pages, PageDocument.of(export(corpId, exportId), page, expiresAt, seal));
        return written ? page : page(corpId, exportId, page.number()).orElse(page);
    }

    @Override
    public Optional<ExportPage> page(String corpId, String exportId, int number) {
        return Optional.ofNullable(pages.find(eq("_id", PageDocument.documentId(export(corpId, exportId), number)))
                        .first())
                .map(document -> document.page(seal));
    }

    /** Another one under its number was made by another build of the service that began the file. */
    @Override
    public void keep(String corpId, String exportId, int number, byte[] chunk, Instant expiresAt) {
        var export = export(corpId, exportId);
        var document = new Document("_id", PageDocument.documentId(export, number))
                .append(EXPORT, export)
                .append("number", number)
                .append("sealed", seal.sealBytes(place(export, number), chunk))
                .append(EXPIRES_AT, Date.from(expiresAt));
        boolean written = AlreadyThere.insertUnless(chunks, document);
        if (!written
                && !chunk(corpId, exportId, number)
                        .filter(known -> Arrays.equals(known, chunk))
                        .isPresent()) {
            chunks.replaceOne(eq("_id", document.getString("_id")), document);
        }
    }

    @Override
    public Optional<byte[]> chunk(String corpId, String exportId, int number) {
        var export = export(corpId, exportId);
        return Optional.ofNullable(chunks.find(eq("_id", PageDocument.documentId(export, number)))
                        .first())
                .map(document -> seal.openBytes(place(export, number), document.getString("sealed")));
    }

    private static String place(String export, int number) {
        return PersonalSeal.place("contact-export-chunks", export, Integer.toString(number));
    }

    @Override
    public void forgetPages(String corpId, String exportId) {
        pages.deleteMany(eq(EXPORT, export(corpId, exportId)));
    }

    @Override
    public void forget(String corpId, String exportId) {
        forgetPages(corpId, exportId);
        chunks.deleteMany(eq(EXPORT, export(corpId, exportId)));
    }

    private static String export(String corpId, String exportId) {
        return corpId + ":" + exportId;
    }
}
