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
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean suppressed = ledger.suppress(corpId, commandId, Outcome.suppressed(Reason.CANCELLED, now));
        if (suppressed) {
            // Whoever waits for the outcome is told now, not when the command would have been sent.
            waitingLines.hurry(corpId, commandId, now);
        }
        return suppressed;
    }
}
