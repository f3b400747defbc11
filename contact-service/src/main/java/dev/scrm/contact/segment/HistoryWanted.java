package dev.scrm.contact.segment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person did is what all contacts did that are seen as the person. When these become others, what they did is to be fetched
 * or given back.
 *
 * @param added contacts whose behaviours are the person's now
 * @param removed contacts whose behaviours are the person's no longer
 */
public record HistoryWanted(List<String> added, List<String> removed) {
    public HistoryWanted {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** What follows from what is known now; nothing while the contact is seen as another one. */
    public static Optional<HistoryWanted> of(String contactId, @Nullable PersonFacts before, PersonFacts after) {
        if (after.seenAs() != null) {
            return Optional.empty();
        }
        Set<String> added = new LinkedHashSet<>(after.aliases());
        List<String> removed = List.of();
        if (before != null && before.seenAs() != null) {
            // What was told of it meanwhile was told of the other.
            added.add(contactId);
        } else if (before != null) {
            before.aliases().forEach(added::remove);
            removed = before.aliases().stream()
                    .filter(alias -> !after.aliases().contains(alias))
                    .toList();
        }
        return added.isEmpty() && removed.isEmpty()
                ? Optional.empty()
                : Optional.of(new HistoryWanted(List.copyOf(added), removed));
    }
}
