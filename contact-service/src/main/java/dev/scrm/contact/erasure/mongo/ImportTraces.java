package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import dev.scrm.contact.erasure.Traces;
import dev.scrm.contact.identity.IdentityForm;
import dev.scrm.contact.identity.IdentityRefused;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.contact.sealing.RowText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/**
 * Rows of files that became of a person or would, and what was written down of them. A row is found by what was written down of it, and one
 * of which nothing was by the numbers and addresses in it; it becomes an empty one, since the numbers of rows are those of the file.
 */
final class ImportTraces {
    /** Kinds of identities that are known for what they are without a mapping. */
    private static final Set<IdentityType> WITHOUT_SCOPE = EnumSet.of(
            IdentityType.PHONE,
            IdentityType.EMAIL,
            IdentityType.EXTERNAL_USER_ID,
            IdentityType.UNION_ID,
            IdentityType.DOUYIN,
            IdentityType.WEIBO,
            IdentityType.XIAOHONGSHU);

    private final MongoCollection<Document> imports;
    private final MongoCollection<Document> rows;
    private final MongoCollection<Document> journals;
    private final MongoCollection<Document> findings;
    private final IdentityIds ids;
    private final PersonalSeal seal;

    ImportTraces(MongoDatabase database, IdentityIds ids, PersonalSeal seal) {
        this.ids = ids;
        this.seal = seal;
        this.imports = database.getCollection("contact-imports");
        this.rows = database.getCollection("contact-import-rows").withWriteConcern(WriteConcern.MAJORITY);
        this.journals = database.getCollection("contact-import-journals").withWriteConcern(WriteConcern.MAJORITY);
        this.findings = database.getCollection("contact-import-findings").withWriteConcern(WriteConcern.MAJORITY);
    }

    /** The rows first: what leads to them goes last, so that whoever begins again finds the rest. */
    List<StoreReport> reports(Pass pass, Whom whom) {
        // A row that was noted may name the person as well.
        Map<String, Set<Integer>> emptied = new HashMap<>();
        long notes = 0;
        for (var journal : journals.find(eq("notes.contact", whom.contactId()))) {
            var numbers = new TreeSet<Integer>();
            for (var note : journal.getList("notes", Document.class)) {
                if (whom.contactId().equals(note.getString("contact"))) {
                    numbers.add(note.getInteger("row"));
                }
            }
            empty(pass, journal, numbers, emptied);
            notes += numbers.size();
            if (pass == Pass.ERASE) {
                journals.updateOne(
                        eq("_id", journal.get("_id")), pull("notes", new Document("contact", whom.contactId())));
            }
        }
        long sealed = emptyWhatWouldBecome(pass, whom, emptied);
        long rowsEmptied = emptied.values().stream().mapToLong(Set::size).sum();
        return List.of(
                new StoreReport(
                        "contact-import-rows",
                        rowsEmptied,
                        sealed,
                        sealed == 0 ? null : "%d 行没有密钥可以解密，无法识别属于谁，最迟上传 90 天后自动删除".formatted(sealed)),
                new StoreReport("contact-import-journals", notes, 0, null),
                new StoreReport("contact-import-findings", kept(pass, whom.contactId()), 0, null));
    }

    private long kept(Pass pass, String contactId) {
        var theirs = eq("kept.contact", contactId);
        return switch (pass) {
            case COUNT -> findings.countDocuments(theirs);
            case ERASE ->
                findings.updateMany(theirs, pull("kept", new Document("contact", contactId)))
                        .getModifiedCount();
        };
    }

    /** @param block a document of the block that has the rows */
    private void empty(Pass pass, Document block, Set<Integer> numbers, Map<String, Set<Integer>> emptied) {
        var importId = block.getString("importId");
        var number = block.getInteger("block");
        if (pass == Pass.ERASE) {
            rows.updateOne(
                    and(eq("importId", importId), eq("block", number)),
                    set("rows.$[row].cells", ""),
                    new UpdateOptions().arrayFilters(List.of(Filters.in("row.number", numbers))));
        }
        emptied.computeIfAbsent(importId + ":" + number, _ -> new HashSet<>()).addAll(numbers);
    }

    /** Rows that are not done yet would make the person anew; those that changed nothing, or were refused, left no note. */
    private long emptyWhatWouldBecome(Pass pass, Whom whom, Map<String, Set<Integer>> emptied) {
        var types = whom.identities().stream()
                .map(Traces.OfIdentity::type)
                .filter(WITHOUT_SCOPE::contains)
                .collect(toCollection(() -> EnumSet.noneOf(IdentityType.class)));
        if (types.isEmpty()) {
            return 0;
        }
        long sealed = 0;
        var words = whom.identities().stream().map(Traces.OfIdentity::word).collect(toSet());
        var corps = imports.find(eq("corp", whom.corpId()))
                .projection(include("id"))
                .map(one -> one.getString("id"))
                .into(new ArrayList<>());
        for (var block : rows.find(in("importId", corps))) {
            var numbers = new TreeSet<Integer>();
            for (var row : block.getList("rows", Document.class)) {
                var cells = cells(whom.corpId(), block, row);
                sealed += cells.isEmpty() ? 1 : 0;
                if (cells.stream().flatMap(List::stream).anyMatch(cell -> names(whom.corpId(), cell, types, words))) {
                    numbers.add(row.getInteger("number"));
                }
            }
            if (!numbers.isEmpty()) {
                empty(pass, block, numbers, emptied);
            }
        }
        return sealed;
    }

    /** None of one that is empty already; empty of one that no key opens. */
    private Optional<List<String>> cells(String corpId, Document block, Document row) {
        var sealed = row.getString("cells");
        var place = PersonalSeal.place(
                "contact-import-rows",
                corpId,
                block.getString("_id"),
                row.getInteger("number").toString());
        return sealed.isEmpty()
                ? Optional.of(List.of())
                : seal.tryOpen(place, sealed).map(RowText::cells);
    }

    private boolean names(String corpId, String cell, Set<IdentityType> types, Set<String> words) {
        return types.stream().anyMatch(type -> {
            try {
                return words.contains(ids.word(corpId, IdentityForm.anyKey(type.word(), null, cell)));
            } catch (IdentityRefused _) { // it is something else
                return false;
            }
        });
    }
}
