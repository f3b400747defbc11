package dev.scrm.contact.imports;

import static java.util.Objects.requireNonNull;

/**
 * An import as somebody has seen it.
 *
 * @param version grows with every change, also with how far work got
 */
public record VersionedImport(ContactImport job, long version) {
    public VersionedImport {
        requireNonNull(job, "job");
    }
}
