package dev.scrm.contact.erasure;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went of a store, and what stays.
 *
 * @param deleted how many went, or were made nobody's
 * @param kept how many stay
 * @param because why they stay, for whoever reads the certificate; null when nothing does
 */
public record StoreReport(
        String store, long deleted, long kept, @Nullable String because) {
    public StoreReport {
        requireNonNull(store, "store");
    }

    /** One for each store, in the order in which they come. */
    static List<StoreReport> summed(List<StoreReport> all) {
        Map<String, StoreReport> byStore = new LinkedHashMap<>();
        all.forEach(one -> byStore.merge(one.store(), one, StoreReport::plus));
        return List.copyOf(byStore.values());
    }

    /** The same of which at least so much went: what was counted before, and what a crash took out of sight. */
    StoreReport countedBefore(List<StoreReport> found) {
        return found.stream()
                .filter(one -> one.store().equals(store))
                .reduce(
                        this,
                        (one, other) ->
                                new StoreReport(store, Math.max(one.deleted, other.deleted), one.kept, one.because));
    }

    private StoreReport plus(StoreReport other) {
        return new StoreReport(
                store, deleted + other.deleted, kept + other.kept, because == null ? other.because : because);
    }
}
