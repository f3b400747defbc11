package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, as far as segments ask.
 *
 * @param values by their names: {@code name}, {@code gender}, {@code kind}, {@code liveCode}, {@code createdAt}, {@code stage}, and
 *     {@code fields.<id>}, {@code memberships.<system>.level} and {@code .points}, {@code consents.<channel>.<purpose>}; texts, numbers,
 *     booleans, and lists of texts. A time is a text as RFC 3339 has it, a date one of a day.
 * @param staffIds who follows the person
 * @param aliases contacts that were merged into this one
 * @param seenAs the contact that this one was merged into; it belongs to no segment of its own then
 */
public record PersonFacts(
        Map<String, Object> values,
        Set<String> tagIds,
        Set<String> staffIds,
        List<String> aliases,
        @Nullable String seenAs) {
    public PersonFacts {
        values = Map.copyOf(values);
        tagIds = Set.copyOf(tagIds);
        staffIds = Set.copyOf(staffIds);
        aliases = List.copyOf(aliases);
    }

    /** Somebody of whom nothing but the birth is known. */
    public static PersonFacts bornAt(Instant at) {
        requireNonNull(at, "at");
        return new PersonFacts(Map.of("createdAt", at.toString()), Set.of(), Set.of(), List.of(), null);
    }
}
