package dev.scrm.contact.imports.rest;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.imports.ContactImport;
import dev.scrm.contact.imports.Counts;
import dev.scrm.contact.imports.ImportRefused;
import dev.scrm.contact.imports.Mapping;
import dev.scrm.contact.imports.PreviewImport;
import dev.scrm.contact.imports.RowError;
import dev.scrm.contact.imports.Target;
import dev.scrm.contact.imports.UndoCounts;
import dev.scrm.platform.events.Slug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports as callers see them, and what they say of columns. */
final class ImportViews {
    private ImportViews() {}

    /**
     * What a column says.
     *
     * @param as {@code identity} with type and scope, {@code name}, {@code gender}, {@code tags}, {@code field} with id, {@code stage},
     *     {@code consent} with channel and purpose, {@code membership-level} or {@code membership-points} with system
     */
    record ColumnView(
            @Nullable Integer column,
            @Nullable String as,
            @Nullable String type,
            @Nullable String scope,
            @Nullable String id,
            @Nullable String channel,
            @Nullable String purpose,
            @Nullable String system) {
        static ColumnView of(Mapping.Column column) {
            int index = column.index();
            return switch (column.target()) {
                case Target.OfIdentity(var type, var scope) ->
                    new ColumnView(
                            index, "identity", type.word(), scope.isEmpty() ? null : scope, null, null, null, null);
                case Target.OfField(var id) -> new ColumnView(index, "field", null, null, id, null, null, null);
                case Target.OfName() -> alone(index, "name");
                case Target.OfGender() -> alone(index, "gender");
                case Target.OfTags() -> alone(index, "tags");
                case Target.OfStage() -> alone(index, "stage");
                case Target.OfConsent(var about) ->
                    new ColumnView(
                            index,
                            "consent",
                            null,
                            null,
                            null,
                            about.channel().word(),
                            about.purpose().word(),
                            null);
                case Target.OfLevel(var system) ->
                    new ColumnView(index, "membership-level", null, null, null, null, null, system);
                case Target.OfPoints(var system) ->
                    new ColumnView(index, "membership-points", null, null, null, null, null, system);
            };
        }

        /** One of which there is nothing more to say. */
        private static ColumnView alone(int index, String as) {
            return new ColumnView(index, as, null, null, null, null, null, null);
        }

        Mapping.Column column(int place) {
            var where = "columns[%d]".formatted(place);
            if (column == null) {
                throw ImportRefused.word(where + ".column", "the number of a column");
            }
            return new Mapping.Column(column, target(where));
        }

        private Target target(String where) {
            return switch (as == null ? "" : as) {
                case "identity" ->
                    new Target.OfIdentity(
                            known(IdentityType.of(orEmpty(type)), where + ".type", "a kind of identity"),
                            orEmpty(scope).strip());
                case "field" -> new Target.OfField(orEmpty(id));
                case "name" -> new Target.OfName();
                case "gender" -> new Target.OfGender();
                case "tags" -> new Target.OfTags();
                case "stage" -> new Target.OfStage();
                case "consent" ->
                    new Target.OfConsent(new ConsentStatement.About(
                            known(ConsentChannel.of(orEmpty(channel)), where + ".channel", "a channel"),
                            known(ConsentPurpose.of(orEmpty(purpose)), where + ".purpose", "a purpose")));
                case "membership-level" -> new Target.OfLevel(orEmpty(system));
                case "membership-points" -> new Target.OfPoints(orEmpty(system));
                default ->
                    throw ImportRefused.word(
                            where + ".as",
                            "identity, name, gender, tags, field, stage, consent, membership-level or membership-points");
            };
        }

        private static <T> T known(Optional<T> word, String field, String expected) {
            return word.orElseThrow(() -> ImportRefused.word(field, expected));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /** @param mode {@code create-and-update}, {@code create} or {@code update} */
    record MappingRequest(
            @Nullable List<@Nullable ColumnView> columns,
            @Nullable String mode,
            @Nullable List<@Nullable String> tagIds) {
        Mapping mapping() {
            List<Mapping.Column> known = new ArrayList<>();
            var named = columns == null ? List.<@Nullable ColumnView>of() : columns;
            for (int i = 0; i < named.size(); i++) {
                var column = named.get(i);
                if (column == null) {
                    throw ImportRefused.word("columns[%d]".formatted(i), "a column");
                }
                known.add(column.column(i));
            }
            return new Mapping(known, wanted(), tags());
        }

        private List<String> tags() {
            List<String> tags = new ArrayList<>();
            for (var tagId : tagIds == null ? List.<@Nullable String>of() : tagIds) {
                if (tagId == null) {
                    throw ImportRefused.word("tagIds", "ids of tags");
                }
                tags.add(tagId);
            }
            return tags;
        }

        private Mapping.Mode wanted() {
            var word = mode == null ? Slug.of(Mapping.Mode.CREATE_AND_UPDATE) : mode;
            return Arrays.stream(Mapping.Mode.values())
                    .filter(one -> Slug.of(one).equals(word))
                    .findFirst()
                    .orElseThrow(() -> ImportRefused.word("mode", "create-and-update, create or update"));
        }
    }

    record MappingView(List<ColumnView> columns, String mode, List<String> tagIds) {
        static MappingView of(Mapping mapping) {
            return new MappingView(
                    mapping.columns().stream().map(ColumnView::of).toList(), Slug.of(mapping.mode()), mapping.tagIds());
        }
    }

    /**
     * A column of the file; what stands in it is shown by a preview, which is in the trail.
     *
     * @param proposed what it seems to say; absent when nobody can tell, and when somebody has said it
     */
    record FileColumn(int column, String name, @Nullable ColumnView proposed) {}

    /**
     * An import.
     *
     * @param encoding of a CSV
     * @param separator of a CSV
     * @param mapping absent until somebody says what the columns mean
     * @param checked what the dry run found, or has found so far
     * @param done what was carried out so far
     * @param undone what was taken back so far; absent before
     * @param failure why it broke off, or its dry run did; absent when it did not
     * @param failedWhile the status in which it did
     */
    record ImportView(
            String id,
            String fileName,
            String format,
            @Nullable String encoding,
            @Nullable String separator,
            int rows,
            String status,
            String by,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            List<FileColumn> columns,
            @Nullable MappingView mapping,
            @Nullable Counts checked,
            Counts done,
            @Nullable UndoCounts undone,
            @Nullable String failure,
            @Nullable String failedWhile) {}

    /** @param outcome {@code created}, {@code updated}, {@code unchanged} or {@code rejected} */
    record ShownRow(int row, List<String> cells, String outcome, List<RowError> errors) {}

    record PreviewView(List<String> header, MappingView mapping, List<ShownRow> rows) {}

    static Mapping mapping(ContactImport job, List<Mapping.Column> proposal) {
        var mapping = job.mapping();
        return mapping == null ? new Mapping(proposal, Mapping.Mode.CREATE_AND_UPDATE) : mapping;
    }

    static ImportView of(ContactImport job, List<Mapping.Column> proposal) {
        var file = job.file();
        var mapping = job.mapping();
        var failure = job.failure();
        List<FileColumn> columns = new ArrayList<>();
        for (int i = 0; i < file.header().size(); i++) {
            int index = i;
            columns.add(new FileColumn(
                    i,
                    file.header().get(i),
                    proposal.stream()
                            .filter(column -> column.index() == index)
                            .findFirst()
                            .map(ColumnView::of)
                            .orElse(null)));
        }
        return new ImportView(
                job.id(),
                file.name(),
                file.form().format(),
                orNull(file.form().encoding()),
                orNull(file.form().separator()),
                file.rows(),
                Slug.of(job.status()),
                job.by(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                columns,
                mapping == null ? null : MappingView.of(mapping),
                job.checked(),
                job.done(),
                job.isTakenBack() ? job.undone() : null,
                failure == null ? null : failure.code(),
                failure == null ? null : Slug.of(failure.during()));
    }

    static PreviewView preview(ContactImport job, Mapping mapping, List<PreviewImport.Shown> rows) {
        return new PreviewView(
                job.file().header(),
                MappingView.of(mapping),
                rows.stream()
                        .map(one -> new ShownRow(one.row().number(), one.row().cells(), one.outcome(), one.errors()))
                        .toList());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
