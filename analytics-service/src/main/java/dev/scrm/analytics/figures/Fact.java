package dev.scrm.analytics.figures;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to a contact and counts. Two facts with the same {@link #onceKey()} are one. */
public sealed interface Fact {
    /** What makes the fact the same one on every redelivery. */
    String onceKey();

    /** When it happened; its hour is the one it counts in. */
    Instant time();

    /**
     * A customer and a staff member became contacts.
     *
     * @param chain the id of the first event of the chain, which what follows from the add carries too
     * @param liveCode the state of the live code that was scanned, or {@link FigureKey#NO_LIVE_CODE}
     * @param receivedAt when the gateway accepted the callback
     */
    record ContactAdded(String onceKey, Instant time, String chain, String liveCode, Instant receivedAt)
            implements Fact {
        public ContactAdded {
            requireNonNull(onceKey, "onceKey");
            requireNonNull(time, "time");
            requireNonNull(chain, "chain");
            requireNonNull(liveCode, "liveCode");
            requireNonNull(receivedAt, "receivedAt");
        }
    }

    /** What became of a welcome message. */
    enum WelcomeResult {
        SENT,
        FAILED,
        EXPIRED
    }

    /**
     * The welcome message of an add was sent, or will never be.
     *
     * @param chain the id of the first event of its chain; null when the publisher told none
     * @param finishedAt when WeCom accepted it or the gateway gave up
     */
    record WelcomeFinished(
            String onceKey, Instant time, @Nullable String chain, WelcomeResult result, Instant finishedAt)
            implements Fact {
        public WelcomeFinished {
            requireNonNull(onceKey, "onceKey");
            requireNonNull(time, "time");
            requireNonNull(result, "result");
            requireNonNull(finishedAt, "finishedAt");
        }
    }

    /** A customer-service message opened a ticket. */
    record TicketOpened(String onceKey, Instant time) implements Fact {
        public TicketOpened {
            requireNonNull(onceKey, "onceKey");
            requireNonNull(time, "time");
        }
    }

    /** A message held words that must not wait. */
    record RedAlertRaised(String onceKey, Instant time) implements Fact {
        public RedAlertRaised {
            requireNonNull(onceKey, "onceKey");
            requireNonNull(time, "time");
        }
    }

    /**
     * The first response stopped a ticket's clock.
     *
     * @param elapsed what the clock showed
     * @param breached true when the answer came after the deadline
     */
    record FirstResponded(String onceKey, Instant time, Duration elapsed, boolean breached) implements Fact {
        public FirstResponded {
            requireNonNull(onceKey, "onceKey");
            requireNonNull(time, "time");
            requireNonNull(elapsed, "elapsed");
        }
    }

    /** A first response was due and had not come. */
    record FirstResponseOverdue(String onceKey, Instant time) implements Fact {
        public FirstResponseOverdue {
            requireNonNull(onceKey, "onceKey");
            requireNonNull(time, "time");
        }
    }
}
