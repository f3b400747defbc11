package dev.scrm.contact.audit;

import static java.util.Objects.requireNonNull;

/** A place in a chain: whoever notes it knows later whether all up to it is as it was. */
public record ChainPlace(long sequence, String hash) {
    /** Before the first record. */
    public static final ChainPlace START = new ChainPlace(0, "0".repeat(64));

    public ChainPlace {
        requireNonNull(hash, "hash");
    }
}
