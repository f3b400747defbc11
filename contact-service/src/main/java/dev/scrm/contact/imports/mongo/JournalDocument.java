package dev.scrm.contact.imports.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.TakeBack;
import dev.scrm.contact.imports.Journal;
import dev.scrm.contact.imports.Note;
import dev.scrm.contact.imports.Position;
import dev.scrm.contact.imports.RowError;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** What is done with some rows as it lies in MongoDB; public because the driver reads records by reflection. */
public record JournalDocument(
        @BsonId String documentId,
        String importId,
        int block,
        int row,
        int nextBlock,
        int nextRow,
        List<NotePart> notes,
        List<ErrorPart> errors,
        ImportDocument.CountsPart counts) {
    public JournalDocument {
        requireNonNull(importId, "importId");
        requireNonNull(notes, "notes");
        requireNonNull(errors, "errors");
        requireNonNull(counts, "counts");
    }

    public record IdentityPart(IdentityType type, String scope, String value, String source, Instant at) {
        static IdentityPart of(Identity identity) {
            var key = identity.key();
            return new IdentityPart(key.type(), key.scope(), key.value(), identity.source(), identity.at());
        }

        Identity identity() {
            return new Identity(new IdentityKey(type, scope, value), false, source, at);
        }
    }

    public record NotePart(
            int row,
            String contact,
            boolean born,
            List<IdentityPart> identities,
            @Nullable SaidPart said,
            @Nullable SaidPart before) {
        static NotePart of(Note note) {
            var undo = note.undo();
            return new NotePart(
                    note.row(),
                    note.contactId(),
                    undo.born(),
                    undo.identities().stream().map(IdentityPart::of).toList(),
                    SaidPart.of(undo.said()),
                    SaidPart.of(undo.before()));
        }

        Note note() {
            var undo = new TakeBack(
                    born,
                    identities.stream().map(IdentityPart::identity).toList(),
                    SaidPart.statements(said),
                    SaidPart.statements(before));
            return new Note(row, contact, undo);
        }
    }

    public record ErrorPart(int row, String column, String code, String message) {
        static ErrorPart of(RowError error) {
            return new ErrorPart(error.row(), error.column(), error.code(), error.message());
        }

        RowError error() {
            return new RowError(row, column, code, message);
        }
    }

    static JournalDocument of(String importId, Journal journal) {
        return new JournalDocument(
                documentId(importId, journal.at()),
                importId,
                journal.at().block(),
                journal.at().row(),
                journal.next().block(),
                journal.next().row(),
                journal.notes().stream().map(NotePart::of).toList(),
                journal.errors().stream().map(ErrorPart::of).toList(),
                ImportDocument.CountsPart.of(journal.counts()));
    }

    Journal journal() {
        return new Journal(
                new Position(block, row),
                new Position(nextBlock, nextRow),
                notes.stream().map(NotePart::note).toList(),
                errors.stream().map(ErrorPart::error).toList(),
                counts.counts());
    }

    static String documentId(String importId, Position at) {
        return importId + ":" + at.block() + ":" + at.row();
    }
}
