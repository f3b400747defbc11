package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ledger has in figures, for people: never counted further than anybody has to know. */
public interface LedgerFigures {
    /** More commands than this are not counted. */
    int MOST = 10_000;

    /**
     * Commands that were taken on and are not decided.
     *
     * @param more whether there are more than {@link #MOST}
     * @param oldest when the one that was taken on first was; null when there is none
     */
    record Sending(long commands, boolean more, @Nullable Instant oldest) {}

    /** So many ended in one way. */
    record Ended(CommandStatus status, @Nullable String reason, long commands) {}

    /**
     * Commands that are decided.
     *
     * @param from the time from which on all are counted: later than was asked for when there are more than {@link #MOST}
     */
    record Finished(Instant from, boolean more, List<Ended> ended) {
        public Finished {
            ended = List.copyOf(ended);
        }
    }

    Sending sending(String corpId);

    Finished finishedSince(String corpId, Instant from);
}
