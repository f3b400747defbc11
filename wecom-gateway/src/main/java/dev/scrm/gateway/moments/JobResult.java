package dev.scrm.gateway.moments;

import dev.scrm.gateway.commands.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job made.
 *
 * @param momentId null when it made none
 * @param reason a slug when it made none
 */
public record JobResult(
        @Nullable String momentId,
        List<String> invalidStaffIds,
        List<String> invalidTagIds,
        @Nullable String reason) {
    public JobResult {
        invalidStaffIds = List.copyOf(invalidStaffIds);
        invalidTagIds = List.copyOf(invalidTagIds);
    }

    static JobResult none(Reason reason) {
        return new JobResult(null, List.of(), List.of(), reason.code());
    }
}
