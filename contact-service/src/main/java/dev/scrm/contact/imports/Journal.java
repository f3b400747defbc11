package dev.scrm.contact.imports;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ContactFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be done with some rows of a block that follow each other.
 *
 * @param at the first of the rows
 * @param next where the rows after them begin
 */
public record Journal(Position at, Position next, List<Note> notes, List<RowError> errors, Counts counts) {
    public Journal {
        requireNonNull(at, "at");
        requireNonNull(next, "next");
        notes = List.copyOf(notes);
        errors = List.copyOf(errors);
        requireNonNull(counts, "counts");
    }

    /** One that tells of nothing, and behind which nothing is done any more: whoever would go on there finds it. */
    static Journal closing(Position at) {
        return new Journal(at, at, List.of(), List.of(), Counts.NONE);
    }

    boolean isClosing() {
        return next.equals(at);
    }

    /** What became of the rows when nothing could be done with these contacts: they are as they were. */
    Counts countsWithout(Set<String> contactIds) {
        var idle = notes.stream()
                .filter(note -> contactIds.contains(note.contactId()))
                .toList();
        int born = (int) idle.stream().filter(note -> note.undo().born()).count();
        return counts.plus(new Counts(0, -born, born - idle.size(), idle.size(), 0));
    }

    /** What it tells each contact, in the order of the rows. */
    Map<String, List<ContactFact>> facts() {
        Map<String, List<ContactFact>> facts = new LinkedHashMap<>();
        for (var note : notes) {
            facts.computeIfAbsent(note.contactId(), _ -> new ArrayList<>()).addAll(note.facts());
        }
        return facts;
    }
}
