package dev.scrm.contact.imports;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of contacts and what is done with it.
 *
 * @param by who uploaded it, such as {@code user:lin.wei}; once it was started, who did that
 * @param mapping null until somebody says what the columns mean
 * @param next where work goes on
 * @param checked what a dry run found; null until there was one for the mapping
 * @param done what was carried out so far
 */
public record ContactImport(
        String corpId,
        String id,
        SourceFile file,
        String by,
        Instant createdAt,
        Status status,
        @Nullable Mapping mapping,
        Position next,
        @Nullable Counts checked,
        Counts done,
        UndoCounts undone,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Failure failure) {
    /** What is done with the file, and what may be done next. */
    public enum Status {
        /** Nothing; it may be mapped, checked and started. */
        READY,
        /** A dry run; it may be cancelled. */
        CHECKING,
        /** It is carried out; it may be paused and cancelled. */
        RUNNING,
        /** It may go on, be cancelled or be undone. */
        PAUSED,
        /** It is over before its end; what was done may be undone. */
        CANCELLED,
        /** It is over; it may be undone. */
        COMPLETED,
        /** It broke off again and again; it may go on, unless it broke off while it was taken back, and it may be undone. */
        FAILED,
        /** It is taken back. */
        UNDOING,
        /** It was taken back. */
        UNDONE;

        boolean isAtWork() {
            return this == CHECKING || this == RUNNING || this == UNDOING;
        }
    }

    /**
     * Why it is over before its end.
     *
     * @param during what was being done: of a dry run the import is ready afterwards
     */
    public record Failure(Status during, String code) {
        public Failure {
            requireNonNull(during, "during");
            requireNonNull(code, "code");
        }
    }

    /**
     * The file as it was read.
     *
     * @param rows without the header and empty ones
     * @param blocks in which the rows are kept
     */
    public record SourceFile(String name, Sheets.Form form, List<String> header, int rows, int blocks) {
        public SourceFile {
            requireNonNull(name, "name");
            requireNonNull(form, "form");
            header = List.copyOf(header);
        }
    }

    public ContactImport {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        requireNonNull(file, "file");
        requireNonNull(by, "by");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(status, "status");
        requireNonNull(next, "next");
        requireNonNull(done, "done");
        requireNonNull(undone, "undone");
    }

    /** Ids are in the order of uploads: whatever was uploaded before that time has a lesser one. */
    static String firstIdAt(Instant time) {
        return "%012x".formatted(time.toEpochMilli());
    }

    static ContactImport of(String corpId, String id, SourceFile file, String by, Instant at) {
        return new ContactImport(
                corpId,
                id,
                file,
                by,
                at,
                Status.READY,
                null,
                Position.START,
                null,
                Counts.NONE,
                UndoCounts.NONE,
                null,
                null,
                null);
    }

    /** The source by which contacts know an identity that came with the file. */
    String source() {
        return "import:" + id;
    }

    ContactImport mapped(Mapping wanted) {
        require(EnumSet.of(Status.READY));
        return new ContactImport(
                corpId, id, file, by, createdAt, status, wanted, next, null, done, undone, startedAt, endedAt, null);
    }

    ContactImport check() {
        require(EnumSet.of(Status.READY));
        requireMapping();
        return at(Status.CHECKING, Position.START, Counts.NONE, done, undone);
    }

    ContactImport start(String starter, Instant at) {
        require(EnumSet.of(Status.READY, Status.PAUSED, Status.FAILED));
        if (isTakenBack()) {
            throw ImportRefused.status(status);
        }
        requireMapping();
        return new ContactImport(
                corpId,
                id,
                file,
                starter,
                createdAt,
                Status.RUNNING,
                mapping,
                next,
                checked,
                done,
                undone,
                startedAt == null ? at : startedAt,
                null,
                null);
    }

    ContactImport pause() {
        require(EnumSet.of(Status.RUNNING));
        return at(Status.PAUSED, next, checked, done, undone);
    }

    /** A dry run is given up without a trace. */
    ContactImport cancel(Instant at) {
        require(EnumSet.of(Status.CHECKING, Status.RUNNING, Status.PAUSED));
        return status == Status.CHECKING
                ? at(Status.READY, Position.START, null, done, undone)
                : at(Status.CANCELLED, next, checked, done, undone).ended(at);
    }

    ContactImport undo() {
        require(EnumSet.of(Status.PAUSED, Status.CANCELLED, Status.COMPLETED, Status.FAILED));
        return failedWhile(Status.UNDOING)
                ? at(Status.UNDOING, next, checked, done, undone).ended(null)
                : at(Status.UNDOING, Position.END, checked, done, UndoCounts.NONE)
                        .ended(null);
    }

    /** Where it stands it may go on; a dry run is given up. */
    ContactImport failed(String code, Instant at) {
        require(EnumSet.of(Status.CHECKING, Status.RUNNING, Status.UNDOING));
        var why = new Failure(status, code);
        return status == Status.CHECKING
                ? at(Status.READY, Position.START, null, done, undone).because(why)
                : at(Status.FAILED, next, checked, done, undone).ended(at).because(why);
    }

    /** Wholly or in part. */
    public boolean isTakenBack() {
        return status == Status.UNDOING || status == Status.UNDONE || failedWhile(Status.UNDOING);
    }

    private boolean failedWhile(Status doing) {
        return status == Status.FAILED && failure != null && failure.during() == doing;
    }

    /** Refused while it is worked on, and while it could be undone no more if it were forgotten. */
    ContactImport requireForgettable() {
        require(EnumSet.complementOf(EnumSet.of(Status.CHECKING, Status.RUNNING, Status.UNDOING)));
        return this;
    }

    ContactImport checkedUpTo(Position further, Counts found) {
        var all = (checked == null ? Counts.NONE : checked).plus(found);
        return further.block() < file.blocks()
                ? at(Status.CHECKING, further, all, done, undone)
                : at(Status.READY, Position.START, all, done, undone);
    }

    ContactImport doneUpTo(Position further, Counts more, Instant at) {
        return further.block() < file.blocks()
                ? at(Status.RUNNING, further, checked, done.plus(more), undone)
                : at(Status.COMPLETED, further, checked, done.plus(more), undone)
                        .ended(at);
    }

    ContactImport undoneDownTo(Position further, UndoCounts more) {
        return at(Status.UNDOING, further, checked, done, undone.plus(more));
    }

    ContactImport undoneWholly(Instant at) {
        return at(Status.UNDONE, Position.START, checked, done, undone).ended(at);
    }

    Mapping requireMapping() {
        if (mapping == null) {
            throw ImportRefused.mappingMissing();
        }
        return mapping;
    }

    private void require(Set<Status> allowed) {
        if (!allowed.contains(status)) {
            throw ImportRefused.status(status);
        }
    }

    private ContactImport at(
            Status now, Position further, @Nullable Counts found, Counts carriedOut, UndoCounts takenBack) {
        return new ContactImport(
                corpId,
                id,
                file,
                by,
                createdAt,
                now,
                mapping,
                further,
                found,
                carriedOut,
                takenBack,
                startedAt,
                endedAt,
                null);
    }

    private ContactImport ended(@Nullable Instant at) {
        return new ContactImport(
                corpId, id, file, by, createdAt, status, mapping, next, checked, done, undone, startedAt, at, failure);
    }

    private ContactImport because(Failure why) {
        return new ContactImport(
                corpId, id, file, by, createdAt, status, mapping, next, checked, done, undone, startedAt, endedAt, why);
    }
}
