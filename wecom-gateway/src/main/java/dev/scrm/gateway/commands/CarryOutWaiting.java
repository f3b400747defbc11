package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.Ledger.Standing;
import dev.scrm.gateway.commands.WaitingLines.Settlement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/** Tries the commands again that wait, line by line, when they are due. */
public final class CarryOutWaiting {
    private static final int LINES_AT_ONCE = 200;
    private static final int COMMANDS_OF_A_LINE = 50;

    /** A mass message with ten thousand recipients has half a megabyte, and each lane has its own. */
    private static final int BYTES_AT_ONCE = 4 * 1024 * 1024;

    private final Ledger ledger;
    private final WaitingLines waitingLines;
    private final CallLines callLines;
    private final Outcomes outcomes;
    private final Clock clock;

    CarryOutWaiting(Ledger ledger, WaitingLines waitingLines, CallLines callLines, Outcomes outcomes, Clock clock) {
        this.ledger = ledger;
        this.waitingLines = waitingLines;
        this.callLines = callLines;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Tries lines that are due, and answers whether more may be. */
    public boolean carryOut(CallLane lane) {
        var now = clock.instant();
        var taken = waitingLines.takeDue(
                lane, now, now.plus(LaneTimes.claim(lane)), LINES_AT_ONCE, COMMANDS_OF_A_LINE, BYTES_AT_ONCE);
        if (taken.lines().isEmpty()) {
            return false;
        }
        var all = taken.lines().stream()
                .flatMap(line -> line.commands().stream())
                .map(WaitingCommand::command)
                .toList();
        var round = ledger.resume(all);
        var standings = round.standings();

        var result = callLines.call(
                lane,
                LaneTimes.REPEATED_FOR,
                taken.lines().stream().map(line -> undecided(line, standings)).toList());

        var told = new ArrayList<>(ledger.decide(result.finished()));
        told.addAll(CarryOutCommands.decidedBefore(all, standings));
        outcomes.publish(told);
        settle(taken, round, result);
        if (result.failure() != null) {
            throw result.failure();
        }
        return !taken.lines().isEmpty();
    }

    /** One that came twice may be decided already. */
    private static WaitingLine undecided(WaitingLine line, Map<String, Standing> standings) {
        var undecided = line.commands().stream()
                .filter(waiting -> !(standings.get(waiting.command().head().ledgerId()) instanceof Standing.Decided))
                .toList();
        return new WaitingLine(line.id(), undecided, line.failures());
    }

    private void settle(WaitingLines.Taken taken, Ledger.Round round, CallLines.Result result) {
        var byId = taken.lines().stream().collect(Collectors.toMap(WaitingLine::id, line -> line));
        waitingLines.settle(
                taken.claim(),
                result.called().stream()
                        .map(called ->
                                settlement(requireNonNull(byId.get(called.line().id())), called))
                        .toList());
        ledger.postpone(
                round,
                result.called().stream()
                        .flatMap(called -> Ledger.Wait.of(called.rest(), called.pause()))
                        .toList());
    }

    private static Settlement settlement(WaitingLine taken, CallLines.Called called) {
        var rest = called.rest().stream()
                .map(waiting -> waiting.command().head().id())
                .collect(Collectors.toSet());
        var done = taken.commands().stream()
                .map(WaitingCommand::command)
                .filter(command -> !rest.contains(command.head().id()))
                .toList();
        return new Settlement(taken.id(), done, called.failures(), called.rest(), called.pause());
    }
}
