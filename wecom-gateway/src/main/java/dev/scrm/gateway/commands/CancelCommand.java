package dev.scrm.gateway.commands;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Takes a command back that was not sent yet: it waits for its time or for WeCom, or has not come. */
public final class CancelCommand {
    private final Ledger ledger;
    private final WaitingLines waitingLines;
    private final Clock clock;

    public CancelCommand(Ledger ledger, WaitingLines waitingLines, Clock clock) {
        this.ledger = ledger;
        this.waitingLines = waitingLines;
        this.clock = clock;
    }

    /** Whether it is taken back; false when it is decided, under way or may have been sent. */
    public boolean cancel(String corpId, String commandId) {
        return cancel(corpId, commandId, Reason.CANCELLED);
    }

    /** The same, because whoever it is for was erased. */
    public boolean cancelForErased(String corpId, String commandId) {
        return cancel(corpId, commandId, Reason.CONTACT_ERASED);
    }

    private boolean cancel(String corpId, String commandId, Reason why) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean suppressed = ledger.suppress(corpId, commandId, Outcome.suppressed(why, now));
        if (suppressed || why == Reason.CONTACT_ERASED) {
            // Whoever waits for the outcome is told now, not when the command would have been sent; and nobody
            // tries again what may have been sent to somebody who was erased.
            waitingLines.hurry(corpId, commandId, now);
        }
        return suppressed;
    }
}
