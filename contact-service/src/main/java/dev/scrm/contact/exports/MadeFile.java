package dev.scrm.contact.exports;

import static java.util.Objects.requireNonNull;

/**
 * A file that is ready.
 *
 * @param sha256 in hexadecimal digits
 * @param size in bytes
 * @param chunks in which it lies
 */
public record MadeFile(String sha256, long size, int chunks) {
    public MadeFile {
        requireNonNull(sha256, "sha256");
    }
}
