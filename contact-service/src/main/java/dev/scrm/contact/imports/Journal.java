package dev.scrm.contact.imports;

import static java.util.Objects.requireNonNull;

import java.util.List;

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
}
