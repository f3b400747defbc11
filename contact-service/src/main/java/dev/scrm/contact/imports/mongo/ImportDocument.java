package dev.scrm.contact.imports.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.imports.ContactImport;
import dev.scrm.contact.imports.Counts;
import dev.scrm.contact.imports.Mapping;
import dev.scrm.contact.imports.Position;
import dev.scrm.contact.imports.Sheets;
import dev.scrm.contact.imports.Target;
import dev.scrm.contact.imports.UndoCounts;
import dev.scrm.contact.imports.VersionedImport;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An import as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param claim of the replica that works on it; null when none does
 * @param leaving the claim of a replica that was working on it when somebody changed it
 * @param heldUntil until then no other replica takes it
 * @param tries how often it was taken since it last got further; null of what nobody has taken since this is counted
 */
public record ImportDocument(
        @BsonId String documentId,
        String corp,
        String id,
        FilePart file,
        String by,
        Instant createdAt,
        ContactImport.Status status,
        @Nullable MappingPart mapping,
        int block,
        int row,
        @Nullable CountsPart checked,
        CountsPart done,
        UndonePart undone,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long version,
        @Nullable String claim,
        @Nullable String leaving,
        Instant heldUntil,
        @Nullable FailurePart failure,
        @Nullable Integer tries) {
    public ImportDocument {
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
        requireNonNull(file, "file");
        requireNonNull(status, "status");
        requireNonNull(heldUntil, "heldUntil");
    }

    public record FilePart(
            String name, String format, String encoding, String separator, List<String> header, int rows, int blocks) {
        static FilePart of(ContactImport.SourceFile file) {
            var form = file.form();
            return new FilePart(
                    file.name(),
                    form.format(),
                    form.encoding(),
                    form.separator(),
                    file.header(),
                    file.rows(),
                    file.blocks());
        }

        ContactImport.SourceFile file() {
            return new ContactImport.SourceFile(
                    name, new Sheets.Form(format, encoding, separator), header, rows, blocks);
        }
    }

    public record MappingPart(
            Mapping.Mode mode,
            List<ColumnPart> columns,
            @Nullable List<String> tagIds) {
        static MappingPart of(Mapping mapping) {
            return new MappingPart(
                    mapping.mode(),
                    mapping.columns().stream().map(ColumnPart::of).toList(),
                    mapping.tagIds());
        }

        Mapping mapping() {
            return new Mapping(
                    columns.stream().map(ColumnPart::column).toList(), mode, tagIds == null ? List.of() : tagIds);
        }
    }

    /** @param what the target's kind; the others name it, as far as it has a name */
    public record ColumnPart(
            int index,
            String what,
            @Nullable IdentityType type,
            @Nullable String name,
            @Nullable ConsentChannel channel,
            @Nullable ConsentPurpose purpose) {
        static ColumnPart of(Mapping.Column column) {
            int index = column.index();
            return switch (column.target()) {
                case Target.OfIdentity(var type, var scope) ->
                    new ColumnPart(index, "identity", type, scope, null, null);
                case Target.OfField(var id) -> new ColumnPart(index, "field", null, id, null, null);
                case Target.OfName() -> new ColumnPart(index, "name", null, null, null, null);
                case Target.OfGender() -> new ColumnPart(index, "gender", null, null, null, null);
                case Target.OfTags() -> new ColumnPart(index, "tags", null, null, null, null);
                case Target.OfStage() -> new ColumnPart(index, "stage", null, null, null, null);
                case Target.OfConsent(var about) ->
                    new ColumnPart(index, "consent", null, null, about.channel(), about.purpose());
                case Target.OfLevel(var system) -> new ColumnPart(index, "level", null, system, null, null);
                case Target.OfPoints(var system) -> new ColumnPart(index, "points", null, system, null, null);
            };
        }

        Mapping.Column column() {
            return new Mapping.Column(index, target());
        }

        private Target target() {
            return switch (what) {
                case "identity" -> new Target.OfIdentity(requireNonNull(type), requireNonNull(name));
                case "field" -> new Target.OfField(requireNonNull(name));
                case "name" -> new Target.OfName();
                case "gender" -> new Target.OfGender();
                case "tags" -> new Target.OfTags();
                case "stage" -> new Target.OfStage();
                case "consent" ->
                    new Target.OfConsent(new ConsentStatement.About(requireNonNull(channel), requireNonNull(purpose)));
                case "level" -> new Target.OfLevel(requireNonNull(name));
                case "points" -> new Target.OfPoints(requireNonNull(name));
                default -> throw new IllegalStateException("Expected a target of a column but found " + what);
            };
        }
    }

    public record CountsPart(int rows, int created, int updated, int unchanged, int rejected) {
        static CountsPart of(Counts counts) {
            return new CountsPart(
                    counts.rows(), counts.created(), counts.updated(), counts.unchanged(), counts.rejected());
        }

        Counts counts() {
            return new Counts(rows, created, updated, unchanged, rejected);
        }
    }

    public record UndonePart(int withdrawn, int restored, int kept) {
        static UndonePart of(UndoCounts counts) {
            return new UndonePart(counts.withdrawn(), counts.restored(), counts.kept());
        }

        UndoCounts counts() {
            return new UndoCounts(withdrawn, restored, kept);
        }
    }

    public record FailurePart(ContactImport.Status during, String code) {
        static FailurePart of(ContactImport.Failure failure) {
            return new FailurePart(failure.during(), failure.code());
        }

        ContactImport.Failure failure() {
            return new ContactImport.Failure(during, code);
        }
    }

    static String documentId(String corpId, String id) {
        return corpId + ":" + id;
    }

    /** One that nobody works on. */
    static ImportDocument of(ContactImport job) {
        return of(job, 1, null, null, Instant.EPOCH);
    }

    /** The same import further on. */
    ImportDocument with(ContactImport job, @Nullable String holder, @Nullable String leaver, Instant until) {
        return of(job, version + 1, holder, leaver, until);
    }

    private static ImportDocument of(
            ContactImport job, long version, @Nullable String claim, @Nullable String leaving, Instant heldUntil) {
        var mapping = job.mapping();
        var checked = job.checked();
        var failure = job.failure();
        return new ImportDocument(
                documentId(job.corpId(), job.id()),
                job.corpId(),
                job.id(),
                FilePart.of(job.file()),
                job.by(),
                job.createdAt(),
                job.status(),
                mapping == null ? null : MappingPart.of(mapping),
                job.next().block(),
                job.next().row(),
                checked == null ? null : CountsPart.of(checked),
                CountsPart.of(job.done()),
                UndonePart.of(job.undone()),
                job.startedAt(),
                job.endedAt(),
                version,
                claim,
                leaving,
                heldUntil,
                failure == null ? null : FailurePart.of(failure),
                0);
    }

    VersionedImport seen() {
        return new VersionedImport(job(), version);
    }

    ContactImport job() {
        return new ContactImport(
                corp,
                id,
                file.file(),
                by,
                createdAt,
                status,
                mapping == null ? null : mapping.mapping(),
                new Position(block, row),
                checked == null ? null : checked.counts(),
                done.counts(),
                undone.counts(),
                startedAt,
                endedAt,
                failure == null ? null : failure.failure());
    }
}
