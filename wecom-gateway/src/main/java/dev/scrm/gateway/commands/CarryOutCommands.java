package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.Ledger.Standing;
import dev.scrm.gateway.commands.WaitingLine.Pause;
import dev.scrm.gateway.commands.WaitingLines.Addition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Carries out the commands of a poll: written down with one write, called side by side (those of one line one after the
 * other), decided with one write, told. What WeCom does not allow or answer now is put into its waiting line; only then
 * the poll is done, and no other command waits for it.
 */
public final class CarryOutCommands {
    /**
     * So many commands of a line wait at most: more of one kind for one contact is a mistake of whoever sends them, and a
     * line is one document.
     */
    static final int LINE_AT_MOST = 150;

    private final Ledger ledger;
    private final WaitingLines waitingLines;
    private final CallLines callLines;
    private final Outcomes outcomes;
    private final CommandCounts counts;
    private final CancelCommand cancelCommand;
    private final Clock clock;

    CarryOutCommands(
            Ledger ledger,
            WaitingLines waitingLines,
            CallLines callLines,
            Outcomes outcomes,
            CommandCounts counts,
            Clock clock) {
        this.ledger = ledger;
        this.waitingLines = waitingLines;
        this.callLines = callLines;
        this.outcomes = outcomes;
        this.counts = counts;
        this.cancelCommand = new CancelCommand(ledger, waitingLines, clock);
        this.clock = clock;
    }

    /** Carries out commands of one lane in their order, as far as WeCom allows; what has to wait is durable after that. */
    public void carryOut(CallLane lane, List<Command> commands) {
        var all = withoutRepetitions(commands);
        if (all.isEmpty()) {
            return;
        }
        var round = ledger.takeOn(all);
        var standings = round.standings();
        var finished = new ArrayList<>(cancelled(all, standings));
        var lines = undecided(all, standings);
        var waiting = waitingLines.waitingIn(lines.keySet());

        var result = callLines.call(
                lane,
                LaneTimes.longestTurn(lane),
                lines.values().stream()
                        .filter(line -> !waiting.containsKey(line.id()))
                        .toList());
        finished.addAll(result.finished());
        var behind = lines.values().stream()
                .filter(line -> waiting.containsKey(line.id()))
                .flatMap(line -> behind(line, requireNonNull(waiting.get(line.id())), finished))
                .toList();
        // Decided before the rest goes to its line: should we die in between, the poll brings the rest again, and not
        // what comes before it.
        var told = new ArrayList<>(ledger.decide(finished));
        postpone(
                round,
                Stream.concat(result.called().stream().flatMap(CarryOutCommands::rest), behind.stream())
                        .toList());
        told.addAll(decidedBefore(all, standings));
        outcomes.publish(told);
        if (result.failure() != null) {
            throw result.failure();
        }
    }

    /** Taking a command back needs no call. */
    private List<Finished> cancelled(List<Command> all, Map<String, Standing> standings) {
        return all.stream()
                .flatMap(command -> command instanceof Command.Cancel cancel ? Stream.of(cancel) : Stream.empty())
                .filter(cancel -> !(standings.get(cancel.head().ledgerId()) instanceof Standing.Decided))
                .map(cancel -> new Finished(
                        cancel,
                        cancelCommand.cancel(cancel.head().corpId(), cancel.commandId())
                                ? Outcome.sent(0, clock.instant())
                                : Outcome.failed(null, Reason.TOO_LATE, 0, clock.instant())))
                .toList();
    }

    /** A command that was published twice stands in the poll twice. */
    private static List<Command> withoutRepetitions(List<Command> commands) {
        var seen = new HashSet<String>();
        return commands.stream()
                .filter(command -> seen.add(command.head().ledgerId()))
                .toList();
    }

    private Map<String, WaitingLine> undecided(List<Command> all, Map<String, Standing> standings) {
        var now = clock.instant();
        Map<String, List<WaitingCommand>> byLine = new LinkedHashMap<>();
        for (var command : all) {
            if (command instanceof Command.Cancel) {
                continue;
            }
            switch (requireNonNull(standings.get(command.head().ledgerId()))) {
                case Standing.Fresh _ -> add(byLine, new WaitingCommand(command, now, Tried.NOTHING));
                case Standing.Interrupted(var at) ->
                    add(byLine, new WaitingCommand(command, now, Tried.interruptedAt(at)));
                case Standing.Waiting _, Standing.Decided _ -> {}
            }
        }
        Map<String, WaitingLine> lines = new LinkedHashMap<>();
        byLine.forEach((id, ofLine) -> lines.put(id, new WaitingLine(id, ofLine, 0)));
        return lines;
    }

    private static void add(Map<String, List<WaitingCommand>> byLine, WaitingCommand command) {
        byLine.computeIfAbsent(WaitingLine.id(command.command()), _ -> new ArrayList<>())
                .add(command);
    }

    private static Stream<Addition> rest(CallLines.Called called) {
        return called.rest().isEmpty()
                ? Stream.empty()
                : Stream.of(new Addition(
                        new WaitingLine(called.line().id(), called.rest(), called.failures()), called.pause()));
    }

    /** A line that waits already is left to wait: what comes later goes behind it. */
    private Stream<Addition> behind(WaitingLine line, Set<String> waiting, List<Finished> finished) {
        var now = clock.instant();
        // One that is there already was put there by a poll that did not come to its end.
        var later = line.commands().stream()
                .filter(one -> !waiting.contains(one.command().head().id()))
                .toList();
        int fit = Math.clamp(LINE_AT_MOST - waiting.size(), 0, later.size());
        later.stream()
                .skip(fit)
                .map(one -> new Finished(one.command(), Outcome.failed(null, Reason.TOO_MANY_WAITING, 0, now)))
                .forEach(finished::add);
        var pause = new Pause(PostponeReason.BEHIND_ANOTHER, now);
        return fit == 0
                ? Stream.empty()
                : Stream.of(new Addition(new WaitingLine(line.id(), later.subList(0, fit), 0), pause));
    }

    /**
     * First the line, then the ledger: whatever the ledger says to wait does. Who takes the line between the two has resumed
     * its commands, and they are no longer this round's.
     */
    private void postpone(Ledger.Round round, List<Addition> additions) {
        if (additions.isEmpty()) {
            return;
        }
        waitingLines.append(additions);
        ledger.postpone(
                round,
                additions.stream()
                        .flatMap(addition -> Ledger.Wait.of(addition.line().commands(), addition.pause()))
                        .toList());
        additions.forEach(addition ->
                counts.postponed(addition.line().commands().getFirst().command(), addition.pause()));
    }

    /** A command that comes again after its outcome was written down may have died before the outcome was told. */
    static List<Finished> decidedBefore(List<Command> all, Map<String, Standing> standings) {
        var before = new ArrayList<Finished>();
        for (var command : all) {
            if (standings.get(command.head().ledgerId()) instanceof Standing.Decided(var outcome)) {
                before.add(new Finished(command, outcome));
            }
        }
        return before;
    }
}
