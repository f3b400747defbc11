package dev.scrm.contact.imports;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.Statements;
import dev.scrm.contact.contact.TakeBack;
import java.util.List;

/**
 * What a row makes of a contact, written down before it is done: whoever does it again does the same.
 *
 * @param undo what there was before, too
 */
public record Note(int row, String contactId, TakeBack undo) {
    public Note {
        requireNonNull(contactId, "contactId");
        requireNonNull(undo, "undo");
    }

    List<ContactFact> facts() {
        return undo.facts();
    }

    /** How many characters it takes to write it down, about. */
    int length() {
        return 500 + undo.length();
    }

    /** What several rows made of one contact. */
    Note then(Note later) {
        return new Note(later.row, contactId, undo.then(later.undo));
    }

    boolean changesNothing() {
        return undo.identities().isEmpty() && undo.said().equals(Statements.NONE);
    }
}
