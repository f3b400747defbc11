package dev.scrm.gateway.erasure;

import org.jspecify.annotations.Nullable;

/**
 * What went of a store, and what stays.
 *
 * @param because why something stays, for whoever reads the certificate; null when nothing does
 */
public record StoreReport(
        String store, long deleted, long kept, @Nullable String because) {}
