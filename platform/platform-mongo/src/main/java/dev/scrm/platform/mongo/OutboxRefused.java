package dev.scrm.platform.mongo;

/**
 * The outbox of one document is full, and Kafka refuses its first message for good, such as one that is larger than a topic takes. Unlike
 * {@link OutboxFull} this passes by itself for nobody: who changes the document is put aside, and the others go on.
 */
public final class OutboxRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboxRefused(String documentId, int waiting) {
        super(
                "Expected Kafka to take the messages of %s but it refuses one for good, before which or behind which %d wait"
                        .formatted(documentId, waiting));
    }
}
