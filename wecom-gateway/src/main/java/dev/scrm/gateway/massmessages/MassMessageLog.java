package dev.scrm.gateway.massmessages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where it is told what became of mass messages; each method returns when it is durable. */
public interface MassMessageLog {
    /**
     * Tells what became of a staff member's recipients.
     *
     * @param page of them, from 0: told twice it is still one event
     */
    void results(MassMessage message, String staffId, int page, List<Recipient> recipients, Instant at);

    /**
     * Tells that nothing more is told.
     *
     * @param reason a slug when it could not be found out to the end
     */
    void finished(MassMessage message, Counts counts, int decided, int undecided, @Nullable String reason, Instant at);
}
