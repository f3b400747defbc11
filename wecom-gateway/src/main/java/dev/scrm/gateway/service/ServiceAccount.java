package dev.scrm.gateway.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer-service account, as far as it has been read.
 *
 * @param cursor where the next page starts; null before the first
 * @param postponed null while nothing waits for another try
 */
public record ServiceAccount(
        @Nullable String cursor, @Nullable Postponed postponed) {
    /** An account that was never read. */
    static final ServiceAccount UNREAD = new ServiceAccount(null, null);

    /**
     * A fetch that WeCom did not allow and that is tried again.
     *
     * @param doorbell the last one
     * @param failures tries in a row that failed
     * @param silences those of them without an answer
     * @param since the first of them
     * @param dueAt when it rings again
     */
    public record Postponed(Doorbell doorbell, int failures, int silences, Instant since, Instant dueAt) {
        /** It rang once more, with a newer token. */
        Postponed with(Doorbell newer) {
            return new Postponed(newer, failures, silences, since, dueAt);
        }
    }
}
