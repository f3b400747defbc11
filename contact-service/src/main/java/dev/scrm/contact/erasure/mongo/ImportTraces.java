package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pullByFilter;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/**
 * Rows of files that became of a person or would, and what was written down of them. A row is found by what was written down of it, and one
 * of which nothing was by the numbers and addresses in it; it becomes an empty one, since the numbers of rows are those of the file. All is found
 * by the ids of the corp's imports: an index by contact would cost an entry for each row that is imported, and spare no reading of rows.
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

    /** @param uploadedSince rows of files from before were looked through already */
    Places find(Whom whom, Instant uploadedSince) {
        var uploaded = imports.find(eq("corp", whom.corpId()))
                .projection(include("id", "createdAt"))
                .into(new ArrayList<>());
        var found =
                new Rows(whom, uploaded.stream().map(one -> one.getString("id")).toList());
        found.addNoted();
        found.addThoseThatName(uploaded.stream()
                .filter(one -> !one.getDate("createdAt").toInstant().isBefore(uploadedSince))
                .map(one -> one.getString("id"))
                .toList());
        return found;
    }

    /** Rows of a corp's files in which somebody stands. */
    private final class Rows implements Places {
        private final Whom whom;
        private final List<String> importIds;
        private final Map<Object, Set<Integer>> notes = new LinkedHashMap<>();
        private final Map<String, Set<Integer>> numbers = new LinkedHashMap<>();
        private long sealed;

        Rows(Whom whom, List<String> importIds) {
            this.whom = whom;
            this.importIds = importIds;
        }

        /** A row that became of the person need not name them. */
        void addNoted() {
            for (var journal : journals.find(and(in("importId", importIds), in("notes.contact", whom.person())))) {
                var rowNumbers = journal.getList("notes", Document.class).stream()
                        .filter(note -> whom.person().contains(note.getString("contact")))
                        .map(note -> note.getInteger("row"))
                        .collect(toCollection(TreeSet::new));
                notes.put(journal.get("_id"), rowNumbers);
                add(journal.getString("importId") + ":" + journal.getInteger("block"), rowNumbers);
            }
        }

        private void add(String block, Set<Integer> rowNumbers) {
            numbers.computeIfAbsent(block, _ -> new TreeSet<>()).addAll(rowNumbers);
        }

        /** Rows that are not done yet would make the person anew; those that changed nothing, or were refused, left no note. */
        void addThoseThatName(List<String> uploaded) {
            var types = whom.identities().stream()
                    .map(Traces.OfIdentity::type)
                    .filter(WITHOUT_SCOPE::contains)
                    .collect(toCollection(() -> EnumSet.noneOf(IdentityType.class)));
            if (types.isEmpty()) {
                return;
            }
            var words = whom.identities().stream().map(Traces.OfIdentity::word).collect(toSet());
            for (var block : rows.find(in("importId", uploaded))) {
                var id = block.getString("_id");
                var noted = numbers.getOrDefault(id, Set.of());
                var naming = block.getList("rows", Document.class).stream()
                        .filter(row -> !noted.contains(row.getInteger("number")))
                        .filter(row ->
                                cells(id, row).stream().anyMatch(cell -> names(whom.corpId(), cell, types, words)))
                        .map(row -> row.getInteger("number"))
                        .collect(toCollection(TreeSet::new));
                if (!naming.isEmpty()) {
                    add(id, naming);
                }
            }
        }

        /** None of one that is empty already, and of one that no key opens, which is counted. */
        private List<String> cells(String block, Document row) {
            var cells = row.getString("cells");
            if (cells.isEmpty()) {
                return List.of();
            }
            var number = row.getInteger("number").toString();
            var place = PersonalSeal.place("contact-import-rows", whom.corpId(), block, number);
            var opened = seal.tryOpen(place, cells);
            sealed += opened.isEmpty() ? 1 : 0;
            return opened.map(RowText::cells).orElseGet(List::of);
        }

        /** The rows first: what leads to them goes last, so that whoever begins again finds the rest. */
        @Override
        public List<StoreReport> reports(Pass pass) {
            if (pass == Pass.ERASE) {
                numbers.forEach(this::empty);
                notes.forEach(this::forget);
            }
            return List.of(
                    new StoreReport(
                            "contact-import-rows",
                            size(numbers),
                            sealed,
                            sealed == 0 ? null : "%d 行没有密钥可以解密，无法识别属于谁，最迟上传 90 天后自动删除".formatted(sealed)),
                    new StoreReport("contact-import-journals", size(notes), 0, null),
                    new StoreReport("contact-import-findings", kept(pass), 0, null));
        }

        private static long size(Map<?, Set<Integer>> found) {
            return found.values().stream().mapToLong(Set::size).sum();
        }

        private void empty(String block, Set<Integer> rowNumbers) {
            rows.updateOne(
                    eq("_id", block),
                    set("rows.$[row].cells", ""),
                    new UpdateOptions().arrayFilters(List.of(Filters.in("row.number", rowNumbers))));
        }

        private void forget(Object journal, Set<Integer> rowNumbers) {
            journals.updateOne(
                    eq("_id", journal),
                    pullByFilter(eq("notes", and(in("contact", whom.person()), in("row", rowNumbers)))));
        }

        private long kept(Pass pass) {
            var theirs = and(in("importId", importIds), in("kept.contact", whom.person()));
            return switch (pass) {
                case COUNT -> findings.countDocuments(theirs);
                case ERASE ->
                    findings.updateMany(theirs, pull("kept", in("contact", whom.person())))
                            .getModifiedCount();
            };
        }
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
