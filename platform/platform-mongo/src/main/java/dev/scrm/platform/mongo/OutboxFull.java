package dev.scrm.platform.mongo;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** Too many messages wait in a document: publishing lags, and the document must stay small. */
public final class OutboxFull extends Refusal {
    private static final long serialVersionUID = 1L;

    OutboxFull(String documentId, int waiting, int limit) {
        super(
                "outbox-full",
                Kind.BUSY,
                "Expected at most %d unpublished messages but %s has %d; try again when publishing has caught up"
                        .formatted(limit, documentId, waiting),
                Map.of());
    }
}
