package dev.scrm.contact.exports;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.Visibility;
import dev.scrm.platform.events.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of contacts that somebody asked for, and what became of it. Its rows go after some days; that it was there, whose it was and
 * why stays, so that a row that is found somewhere leads back to it.
 *
 * @param ceiling how much of each class of data the asker saw when they asked
 * @param shown how much of each class of data stands in what is written so far
 * @param file null until it is ready
 * @param endedAt when it was ready, or was over without
 * @param failure why there is none
 */
public record ContactExport(
        String id,
        Asker asker,
        Instant askedAt,
        ExportPurpose purpose,
        @Nullable String because,
        ExportFormat format,
        List<Heading> columns,
        ExportFilter filter,
        Map<String, Visibility> ceiling,
        Status status,
        ExportProgress progress,
        Map<String, Visibility> shown,
        @Nullable MadeFile file,
        @Nullable Instant endedAt,
        @Nullable String failure) {
    private static final int CODE_LENGTH = 12;

    /** What is done, and what may be done next. */
    public enum Status {
        /** Rows are written; it may be cancelled. */
        RUNNING,
        /** The file is made of them; it may be cancelled. */
        BUILDING,
        /** The file may be downloaded and removed. */
        COMPLETED,
        /** Somebody gave it up; it may be removed. */
        CANCELLED,
        /** It cannot be written; it may be removed. */
        FAILED,
        /** The file is gone since its time was over; it may be removed. */
        EXPIRED,
        /** Nobody sees it any more but who asks what a row's mark means. */
        REMOVED;

        public boolean isAtWork() {
            return this == RUNNING || this == BUILDING;
        }

        /** Its name on the wire. */
        public String word() {
            return Slug.of(this);
        }
    }

    public ContactExport {
        requireNonNull(id, "id");
        requireNonNull(asker, "asker");
        requireNonNull(askedAt, "askedAt");
        requireNonNull(purpose, "purpose");
        requireNonNull(format, "format");
        requireNonNull(filter, "filter");
        requireNonNull(status, "status");
        requireNonNull(progress, "progress");
        columns = List.copyOf(columns);
        ceiling = Map.copyOf(ceiling);
        shown = Map.copyOf(shown);
    }

    public String corpId() {
        return asker.corpId();
    }

    /** By it marks of rows name the export: the last digits of the id, which are chance. */
    public String code() {
        return code(id);
    }

    static String code(String id) {
        var digits = id.replace("-", "");
        return digits.substring(Math.max(0, digits.length() - CODE_LENGTH));
    }

    /** About how many rows there will be; empty while nothing is known. */
    public Optional<Long> about() {
        return status == Status.RUNNING ? progress.about() : Optional.of(progress.rows());
    }

    /** When the file goes by itself; empty while there is none. */
    public Optional<Instant> expiresAt(Duration kept) {
        return Optional.ofNullable(endedAt)
                .filter(_ -> status == Status.COMPLETED)
                .map(at -> at.plus(kept));
    }

    /** Who asked for it may do with it what they like, and so may an admin. */
    boolean isOf(Asker other) {
        return other.isAdmin()
                || (other.name().equals(asker.name()) && (other.seesEverything() || !asker.seesEverything()));
    }

    /** As much as the asker saw then, and sees now. */
    Masking masking(Masking now) {
        return now.atMost(dataClass -> ceiling.getOrDefault(dataClass.word(), Visibility.HIDDEN));
    }

    /** Of which classes something stands in the file that somebody sees less of; the first. */
    Optional<DataClass> hiddenFrom(Masking masking) {
        return shown.entrySet().stream()
                .map(one -> Map.entry(new DataClass(one.getKey()), one.getValue()))
                .filter(one -> masking.of(one.getKey()).compareTo(one.getValue()) < 0)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /** Classes that may stand in the file as they are. */
    public List<String> toBeSeen() {
        return asTheyAre(ceiling);
    }

    /** Classes of which something stands in the file as it is. */
    public List<String> unmasked() {
        return asTheyAre(shown);
    }

    private static List<String> asTheyAre(Map<String, Visibility> classes) {
        return classes.entrySet().stream()
                .filter(one -> one.getValue() == Visibility.SHOWN)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    ContactExport wrote(ExportPage page) {
        require(EnumSet.of(Status.RUNNING));
        var further = new ExportProgress(
                page.number() + 1, progress.rows() + page.rows().size(), page.next());
        Map<String, Visibility> most = new HashMap<>(shown);
        page.shown()
                .forEach(
                        (word, seen) -> most.merge(word, seen, (one, other) -> one.compareTo(other) < 0 ? other : one));
        return with(page.next() == null ? Status.BUILDING : Status.RUNNING, filter, further, most, null, null, null);
    }

    ContactExport completed(MadeFile made, Instant at) {
        require(EnumSet.of(Status.BUILDING));
        return ended(Status.COMPLETED, made, at, null);
    }

    ContactExport failed(String why, Instant at) {
        require(EnumSet.of(Status.RUNNING, Status.BUILDING));
        return ended(Status.FAILED, null, at, why);
    }

    ContactExport cancelled(Instant at) {
        require(EnumSet.of(Status.RUNNING, Status.BUILDING));
        return ended(Status.CANCELLED, null, at, null);
    }

    ContactExport expired() {
        return status == Status.COMPLETED ? with(Status.EXPIRED, filter, progress, shown, file, endedAt, null) : this;
    }

    /** Refused while it is worked on. */
    ContactExport removed() {
        require(EnumSet.of(Status.COMPLETED, Status.CANCELLED, Status.FAILED, Status.EXPIRED));
        return with(Status.REMOVED, filter, progress, shown, file, endedAt, failure);
    }

    public MadeFile requireFile() {
        require(EnumSet.of(Status.COMPLETED));
        return requireNonNull(file, "file");
    }

    private ContactExport ended(Status now, @Nullable MadeFile made, Instant at, @Nullable String why) {
        return with(now, filter.withoutText(), progress, shown, made, at, why);
    }

    private void require(EnumSet<Status> allowed) {
        if (!allowed.contains(status)) {
            throw ExportRefused.status(status);
        }
    }

    private ContactExport with(
            Status now,
            ExportFilter wanted,
            ExportProgress further,
            Map<String, Visibility> seen,
            @Nullable MadeFile made,
            @Nullable Instant ended,
            @Nullable String why) {
        return new ContactExport(
                id, asker, askedAt, purpose, because, format, columns, wanted, ceiling, now, further, seen, made, ended,
                why);
    }
}
