package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Behaviours that a person needs to be told of, or has to give back, since contacts became one person or are one no longer.
 *
 * @param contactId whose history it is
 * @param added contacts whose behaviours are the person's now
 * @param removed contacts whose behaviours are the person's no longer
 */
public record HistoryWanted(String contactId, List<String> added, List<String> removed) {
    public HistoryWanted {
        requireNonNull(contactId, "contactId");
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
