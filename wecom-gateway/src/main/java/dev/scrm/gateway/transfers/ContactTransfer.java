package dev.scrm.gateway.transfers;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that a command gives to another staff member.
 *
 * @param resigned whether the first staff member has left the corp
 */
public record ContactTransfer(
        String corpId,
        String commandId,
        @Nullable String correlationId,
        boolean resigned,
        String handoverId,
        String takeoverId,
        Instant startedAt) {
    public ContactTransfer {
        requireNonNull(corpId, "corpId");
        requireNonNull(commandId, "commandId");
        requireNonNull(handoverId, "handoverId");
        requireNonNull(takeoverId, "takeoverId");
        requireNonNull(startedAt, "startedAt");
    }
}
