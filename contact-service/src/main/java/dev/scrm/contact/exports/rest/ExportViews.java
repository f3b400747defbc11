package dev.scrm.contact.exports.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.audit.AuditRecord.Reason;
import dev.scrm.contact.audit.Exported;
import dev.scrm.contact.exports.CheckMark;
import dev.scrm.contact.exports.ContactExport;
import dev.scrm.contact.exports.ExportFilter;
import dev.scrm.contact.exports.ExportWish;
import dev.scrm.contact.exports.Heading;
import dev.scrm.contact.exports.PreviewExport;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.contact.privacy.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exports as callers see them, and what they say of what they want. */
final class ExportViews {
    private ExportViews() {}

    /** @param q as in the list of contacts; shown to nobody again, since it may be somebody's name */
    record FilterView(
            @Nullable String staffId,
            @Nullable String tagId,
            @Nullable String liveCode,
            @Nullable String chatId,
            @Nullable String q,
            @Nullable String segmentId) {
        static FilterView of(ExportFilter filter) {
            return new FilterView(
                    filter.staffId(), filter.tagId(), filter.liveCode(), filter.chatId(), null, filter.segmentId());
        }

        ExportFilter filter() {
            return new ExportFilter(staffId, tagId, liveCode, chatId, q, segmentId);
        }
    }

    /** What is wanted; a preview needs columns, and a filter unless it is of all. */
    record ExportRequest(
            @Nullable String format,
            @Nullable List<@Nullable String> columns,
            @Nullable FilterView filter,
            @Nullable String purpose,
            @Nullable String because) {
        boolean isOfSegment() {
            return filter != null && filter.segmentId() != null;
        }

        ExportWish wish() {
            return new ExportWish(format, columns, filter == null ? null : filter.filter(), purpose, because);
        }
    }

    record ColumnView(String column, String heading) {
        static ColumnView of(Heading heading) {
            return new ColumnView(heading.column().word(), heading.text());
        }
    }

    /** @param sha256 the file's, which is its ETag as well */
    record FileView(String name, long size, String sha256, Instant expiresAt) {}

    /**
     * An export.
     *
     * @param rows that are written
     * @param about how many there will be, more or less; absent while nothing is known
     * @param mark what the marks of its rows begin with
     * @param file absent while there is none
     * @param failure why there is none
     */
    record ExportView(
            String id,
            String status,
            String format,
            List<ColumnView> columns,
            FilterView filter,
            String purpose,
            @Nullable String because,
            String by,
            Instant askedAt,
            long rows,
            @Nullable Long about,
            String mark,
            @Nullable FileView file,
            @Nullable Instant endedAt,
            @Nullable String failure) {
        static ExportView of(ContactExport job, Duration kept) {
            var file = job.file();
            return new ExportView(
                    job.id(),
                    job.status().word(),
                    job.format().word(),
                    job.columns().stream().map(ColumnView::of).toList(),
                    FilterView.of(job.filter()),
                    job.purpose().word(),
                    job.because(),
                    job.asker().name(),
                    job.askedAt(),
                    job.progress().rows(),
                    job.about().orElse(null),
                    job.code(),
                    file == null
                            ? null
                            : job.expiresAt(kept)
                                    .map(at -> new FileView(ExportFile.name(job), file.size(), file.sha256(), at))
                                    .orElse(null),
                    job.endedAt(),
                    job.failure());
        }
    }

    /** One that was asked for just now; the trail says what for. */
    record AskedView(
            @JsonUnwrapped ExportView export, @JsonIgnore List<String> classes) implements Exported {
        @Override
        public String exportId() {
            return export.id();
        }

        @Override
        public List<String> classesExported() {
            return classes;
        }

        @Override
        public Reason reasonGiven() {
            return new Reason(export.purpose(), export.because());
        }
    }

    /** @param visibility shown, masked or hidden; of what is masked or hidden nothing stands in the file as it is */
    record PreviewColumnView(String column, String heading, String visibility) {
        static PreviewColumnView of(Heading heading, Masking masking) {
            var seen = heading.column().dataClass().map(masking::of).orElse(Visibility.SHOWN);
            return new PreviewColumnView(heading.column().word(), heading.text(), seen.word());
        }
    }

    /** What a file would begin with, as whoever looks would get it. */
    record PreviewView(
            List<PreviewColumnView> columns,
            List<List<String>> rows,
            @JsonIgnore List<String> contactsNamed) implements PersonalData, AboutContacts {
        @Override
        public PreviewView maskedBy(Masking masking) {
            return this;
        }
    }

    /** What a file would begin with, before it is known who looks. */
    record Unmasked(PreviewExport.Preview preview) implements PersonalData {
        @Override
        public PreviewView maskedBy(Masking masking) {
            return new PreviewView(
                    preview.columns().stream()
                            .map(heading -> PreviewColumnView.of(heading, masking))
                            .toList(),
                    preview.rows(masking),
                    preview.contactIds());
        }
    }

    record MarkRequest(@Nullable String mark) {}

    /**
     * From which export a row comes.
     *
     * @param row of the file, from 1, without the header
     * @param genuine false when the mark names the export and was not made by it: somebody thought it up, or the key is another
     */
    record MarkView(ExportView export, long row, boolean genuine) implements Exported {
        static MarkView of(CheckMark.Found found, Duration kept) {
            return new MarkView(ExportView.of(found.job(), kept), found.row(), found.genuine());
        }

        @Override
        public String exportId() {
            return export.id();
        }

        @Override
        public List<String> classesExported() {
            return List.of();
        }

        @Override
        public @Nullable Reason reasonGiven() {
            return null;
        }
    }
}
