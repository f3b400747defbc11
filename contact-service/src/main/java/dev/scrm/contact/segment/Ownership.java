package dev.scrm.contact.segment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose behaviours are whose. Each stays with the contact that did it; a person's are those of all contacts that are seen as the
 * person. When these become others, what they did is fetched or given back; whoever hears it late, or once more, decides by
 * what is known then.
 */
public final class Ownership {
    private Ownership() {}

    /** Whether what a contact did is the person's, as far as is known. */
    public static boolean has(String contactId, @Nullable PersonFacts facts, String ownerId) {
        return ownerId.equals(contactId) || (facts != null && facts.aliases().contains(ownerId));
    }

    /** A behaviour that is told of a contact which is seen as another one meanwhile is wanted there. */
    public static Optional<HistoryWanted> passedOn(@Nullable PersonFacts facts, String ownerId) {
        return facts == null || facts.seenAs() == null || facts.seenAs().equals(PersonFacts.NOBODY)
                ? Optional.empty()
                : Optional.of(new HistoryWanted(facts.seenAs(), List.of(ownerId), List.of()));
    }

    /** What follows when something else is known of a contact. */
    public static List<HistoryWanted> moved(String contactId, @Nullable PersonFacts before, PersonFacts after) {
        return after.seenAs() == null
                ? ofItself(contactId, before, after).stream().toList()
                : Stream.of(given(contactId, before, after, after.seenAs()), takenOfMerged(contactId, before, after))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<HistoryWanted> ofItself(String contactId, @Nullable PersonFacts before, PersonFacts after) {
        Set<String> added = new LinkedHashSet<>(after.aliases());
        if (before != null && before.seenAs() != null) {
            // What was told of it meanwhile was told of the other.
            added.add(contactId);
        } else if (before != null) {
            before.aliases().forEach(added::remove);
        }
        return wanted(contactId, List.copyOf(added), parted(before, after));
    }

    private static List<String> parted(@Nullable PersonFacts before, PersonFacts after) {
        return before == null
                ? List.of()
                : before.aliases().stream()
                        .filter(alias -> !after.aliases().contains(alias))
                        .toList();
    }

    /** The other asks by itself as well, but may have done so before this contact was told of everything it did. */
    private static Optional<HistoryWanted> given(
            String contactId, @Nullable PersonFacts before, PersonFacts after, String survivorId) {
        return survivorId.equals(PersonFacts.NOBODY) || (before != null && survivorId.equals(before.seenAs()))
                ? Optional.empty()
                : wanted(
                        survivorId,
                        Stream.concat(Stream.of(contactId), after.aliases().stream())
                                .toList(),
                        List.of());
    }

    /** Nothing is decided of it meanwhile, but once it is itself again nobody knows any more whom it was parted from. */
    private static Optional<HistoryWanted> takenOfMerged(
            String contactId, @Nullable PersonFacts before, PersonFacts after) {
        return wanted(contactId, List.of(), parted(before, after));
    }

    private static Optional<HistoryWanted> wanted(String contactId, List<String> added, List<String> removed) {
        return added.isEmpty() && removed.isEmpty()
                ? Optional.empty()
                : Optional.of(new HistoryWanted(contactId, added, removed));
    }
}
