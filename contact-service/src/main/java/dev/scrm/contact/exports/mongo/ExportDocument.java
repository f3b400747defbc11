package dev.scrm.contact.exports.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.exports.Asker;
import dev.scrm.contact.exports.ContactExport;
import dev.scrm.contact.exports.ExportColumn;
import dev.scrm.contact.exports.ExportFilter;
import dev.scrm.contact.exports.ExportFormat;
import dev.scrm.contact.exports.ExportProgress;
import dev.scrm.contact.exports.ExportPurpose;
import dev.scrm.contact.exports.Heading;
import dev.scrm.contact.exports.MadeFile;
import dev.scrm.contact.privacy.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An export as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param code by it marks of rows name the export
 * @param slot one of as many as may be at work for a corp, so that no two have the same; its own id once it is over
 * @param claim of the replica that works on it; null when none does
 * @param tries how often it was taken since it last got further
 * @param heldUntil until then no other replica takes it
 */
public record ExportDocument(
        @BsonId String documentId,
        String corp,
        String id,
        String code,
        AskerPart asker,
        Instant askedAt,
        ExportPurpose purpose,
        @Nullable String because,
        ExportFormat format,
        List<HeadingPart> columns,
        FilterPart filter,
        List<SeenPart> ceiling,
        ContactExport.Status status,
        int pages,
        long rows,
        @Nullable String after,
        List<SeenPart> shown,
        @Nullable FilePart file,
        @Nullable Instant endedAt,
        @Nullable String failure,
        String slot,
        long version,
        @Nullable String claim,
        int tries,
        Instant heldUntil) {
    public ExportDocument {
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
        requireNonNull(asker, "asker");
        requireNonNull(status, "status");
        requireNonNull(slot, "slot");
        requireNonNull(heldUntil, "heldUntil");
    }

    /**
     * Who asked.
     *
     * @param staffId null for who sees all, and for programs
     * @param staffIds whose contacts the asker sees; null for all, and of what an earlier build wrote: then those of the staff member
     */
    public record AskerPart(
            String name,
            List<String> roles,
            @Nullable String staffId,
            @Nullable List<String> staffIds) {
        static AskerPart of(Asker asker) {
            var seen = asker.viewer().staffIds();
            return new AskerPart(
                    asker.name(),
                    asker.roles(),
                    asker.viewer().staffId(),
                    seen == null ? null : seen.stream().sorted().toList());
        }

        Asker asker(String corpId) {
            var viewer = staffIds == null && staffId != null
                    ? Viewer.ofOwn(corpId, staffId)
                    : new Viewer(corpId, staffId, staffIds == null ? null : Set.copyOf(staffIds));
            return new Asker(name, roles, viewer);
        }
    }

    public record HeadingPart(String column, String text, boolean numeric) {
        static HeadingPart of(Heading heading) {
            return new HeadingPart(heading.column().word(), heading.text(), heading.numeric());
        }

        Heading heading() {
            var known = ExportColumn.of(column)
                    .orElseThrow(() -> new IllegalStateException("Expected a column of an export but found " + column));
            return new Heading(known, text, numeric);
        }
    }

    public record FilterPart(
            @Nullable String staffId,
            @Nullable String tagId,
            @Nullable String liveCode,
            @Nullable String chatId,
            @Nullable String text,
            @Nullable String segmentId) {
        static FilterPart of(ExportFilter filter) {
            return new FilterPart(
                    filter.staffId(),
                    filter.tagId(),
                    filter.liveCode(),
                    filter.chatId(),
                    filter.text(),
                    filter.segmentId());
        }

        ExportFilter filter() {
            return new ExportFilter(staffId, tagId, liveCode, chatId, text, segmentId);
        }
    }

    /** How much is seen of a class of data. */
    public record SeenPart(String dataClass, Visibility seen) {
        static List<SeenPart> of(Map<String, Visibility> seen) {
            return new TreeMap<>(seen)
                    .entrySet().stream()
                            .map(one -> new SeenPart(one.getKey(), one.getValue()))
                            .toList();
        }

        static Map<String, Visibility> map(List<SeenPart> parts) {
            Map<String, Visibility> seen = new TreeMap<>();
            parts.forEach(part -> seen.put(part.dataClass, part.seen));
            return seen;
        }
    }

    public record FilePart(String sha256, long size, int chunks) {
        static FilePart of(MadeFile file) {
            return new FilePart(file.sha256(), file.size(), file.chunks());
        }

        MadeFile file() {
            return new MadeFile(sha256, size, chunks);
        }
    }

    static String documentId(String corpId, String id) {
        return corpId + ":" + id;
    }

    /** One that nobody works on yet, in a slot of its corp's. */
    static ExportDocument of(ContactExport job, int slot) {
        return of(job, job.corpId() + ":slot:" + slot, 1, null, 0, Instant.EPOCH);
    }

    /** The same export further on. */
    ExportDocument with(ContactExport job, @Nullable String holder, Instant until) {
        var place = job.status().isAtWork() ? slot : documentId;
        return of(job, place, version + 1, holder, 0, until);
    }

    private static ExportDocument of(
            ContactExport job, String slot, long version, @Nullable String claim, int tries, Instant heldUntil) {
        var file = job.file();
        var asker = job.asker();
        return new ExportDocument(
                documentId(job.corpId(), job.id()),
                job.corpId(),
                job.id(),
                job.code(),
                AskerPart.of(asker),
                job.askedAt(),
                job.purpose(),
                job.because(),
                job.format(),
                job.columns().stream().map(HeadingPart::of).toList(),
                FilterPart.of(job.filter()),
                SeenPart.of(job.ceiling()),
                job.status(),
                job.progress().pages(),
                job.progress().rows(),
                job.progress().after(),
                SeenPart.of(job.shown()),
                file == null ? null : FilePart.of(file),
                job.endedAt(),
                job.failure(),
                slot,
                version,
                claim,
                tries,
                heldUntil);
    }

    ContactExport job() {
        return new ContactExport(
                id,
                asker.asker(corp),
                askedAt,
                purpose,
                because,
                format,
                columns.stream().map(HeadingPart::heading).toList(),
                filter.filter(),
                SeenPart.map(ceiling),
                status,
                new ExportProgress(pages, rows, after),
                SeenPart.map(shown),
                file == null ? null : file.file(),
                endedAt,
                failure);
    }
}
