package dev.scrm.platform.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What of a store went with a contact that was erased, and what stays; the names of the components are wire names.
 *
 * @param because why something stays, in Chinese: it stands in the certificate; null when nothing does
 */
public record ErasedStore(
        String store, long deleted, long kept, @Nullable String because) {
    public ErasedStore {
        requireNonNull(store, "store");
    }
}
