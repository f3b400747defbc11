package dev.scrm.platform.mongo;

import dev.scrm.platform.events.OutboxMessage;
import java.util.List;

/**
 * The messages that wait in one document.
 *
 * @param documentId the document's {@code _id}
 * @param messages in order of their numbers
 */
public record PendingOutbox(String documentId, List<Numbered> messages) {
    public PendingOutbox {
        messages = List.copyOf(messages);
    }

    /**
     * A message with its place in the document's outbox.
     *
     * @param number grows by one with each message of the document, over all its life
     */
    public record Numbered(long number, OutboxMessage message) {}
}
