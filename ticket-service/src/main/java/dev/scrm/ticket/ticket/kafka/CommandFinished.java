package dev.scrm.ticket.ticket.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code scrm.wecom.command-finished.v1}. */
record CommandFinished(
        String commandId,
        String command,
        String status,
        @Nullable Integer errorCode,
        @Nullable String reason,
        Instant finishedAt) {
    CommandFinished {
        requireNonNull(commandId, "commandId");
        requireNonNull(command, "command");
        requireNonNull(status, "status");
        requireNonNull(finishedAt, "finishedAt");
    }
}
