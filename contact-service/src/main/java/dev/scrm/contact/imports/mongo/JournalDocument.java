package dev.scrm.contact.imports.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentitySeal;
import dev.scrm.contact.contact.IdentitySeal.Within;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.TakeBack;
import dev.scrm.contact.imports.Journal;
import dev.scrm.contact.imports.Note;
import dev.scrm.contact.imports.Position;
import dev.scrm.contact.imports.RowError;
import dev.scrm.contact.sealing.PersonalSeal;
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

    /** @param value sealed of a phone number and an e-mail address */
    public record IdentityPart(IdentityType type, String scope, String value, String source, Instant at) {
        static IdentityPart of(Identity identity, Within here) {
            var key = identity.key();
            return new IdentityPart(key.type(), key.scope(), here.stored(key), identity.source(), identity.at());
        }

        Identity identity(Within here) {
            return new Identity(here.key(type, scope, value), false, source, at);
        }
    }

    public record NotePart(
            int row,
            String contact,
            boolean born,
            List<IdentityPart> identities,
            @Nullable SaidPart said,
            @Nullable SaidPart before) {
        static NotePart of(Note note, Within here) {
            var undo = note.undo();
            return new NotePart(
                    note.row(),
                    note.contactId(),
                    undo.born(),
                    undo.identities().stream()
                            .map(identity -> IdentityPart.of(identity, here))
                            .toList(),
                    SaidPart.of(undo.said()),
                    SaidPart.of(undo.before()));
        }

        Note note(Within here) {
            var undo = new TakeBack(
                    born,
                    identities.stream().map(identity -> identity.identity(here)).toList(),
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

    static JournalDocument of(String corpId, String importId, Journal journal, IdentitySeal seal) {
        var id = documentId(importId, journal.at());
        var here = within(seal, corpId, id);
        return new JournalDocument(
                id,
                importId,
                journal.at().block(),
                journal.at().row(),
                journal.next().block(),
                journal.next().row(),
                journal.notes().stream().map(note -> NotePart.of(note, here)).toList(),
                journal.errors().stream().map(ErrorPart::of).toList(),
                ImportDocument.CountsPart.of(journal.counts()));
    }

    Journal journal(String corpId, IdentitySeal seal) {
        var here = within(seal, corpId, documentId);
        return new Journal(
                new Position(block, row),
                new Position(nextBlock, nextRow),
                notes.stream().map(note -> note.note(here)).toList(),
                errors.stream().map(ErrorPart::error).toList(),
                counts.counts());
    }

    private static Within within(IdentitySeal seal, String corpId, String documentId) {
        return seal.within(PersonalSeal.place("contact-import-journals", corpId, documentId));
    }

    static String documentId(String importId, Position at) {
        return importId + ":" + at.block() + ":" + at.row();
    }
}
