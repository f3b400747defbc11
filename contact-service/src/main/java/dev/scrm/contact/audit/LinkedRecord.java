package dev.scrm.contact.audit;

import static java.util.Objects.requireNonNull;

/**
 * A record at its place in the chain of its corp.
 *
 * @param sequence from 1, without gaps
 * @param previousHash the hash of the one before; {@link ChainPlace#START}'s for the first
 * @param hash of all of it, the sequence and the previous hash included
 */
public record LinkedRecord(long sequence, String previousHash, String hash, AuditRecord record) {
    public LinkedRecord {
        requireNonNull(previousHash, "previousHash");
        requireNonNull(hash, "hash");
        requireNonNull(record, "record");
    }

    static LinkedRecord after(ChainPlace place, AuditRecord record) {
        long sequence = place.sequence() + 1;
        return new LinkedRecord(sequence, place.hash(), CanonicalForm.hash(sequence, place.hash(), record), record);
    }

    /** Whether it is what was hashed. */
    boolean isIntact() {
        return CanonicalForm.hash(sequence, previousHash, record).equals(hash);
    }

    public ChainPlace place() {
        return new ChainPlace(sequence, hash);
    }
}
