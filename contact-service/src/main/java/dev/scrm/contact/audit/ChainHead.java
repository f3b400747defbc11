package dev.scrm.contact.audit;

import static java.util.Objects.requireNonNull;

/**
 * The last place of a chain, kept apart from it and sealed: without it nobody could tell that the end was cut off.
 *
 * @param seal what only the holder of the key can make of it
 */
public record ChainHead(ChainPlace place, String seal) {
    public ChainHead {
        requireNonNull(place, "place");
        requireNonNull(seal, "seal");
    }
}
