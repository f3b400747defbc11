package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.budget.CallLane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Waiting lines that end with the test. */
public final class InMemoryWaitingLines implements WaitingLines {
    private record Row(
            CallLane lane,
            List<WaitingCommand> commands,
            int failures,
            Instant dueAt,
            @Nullable Instant takenAt,
            @Nullable String claim) {
        Row with(List<WaitingCommand> more) {
            return new Row(lane, more, failures, dueAt, takenAt, claim);
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int claims;
    private Runnable afterAppending = () -> {};

    /** What another replica does right after lines were written. */
    public void areThere(Runnable then) {
        afterAppending = then;
    }

    @Override
    public synchronized Map<String, Set<String>> waitingIn(Collection<String> lineIds) {
        Map<String, Set<String>> waiting = new HashMap<>();
        rows.forEach((id, row) -> {
            if (lineIds.contains(id)) {
                waiting.put(
                        id,
                        row.commands().stream()
                                .map(one -> one.command().head().id())
                                .collect(Collectors.toSet()));
            }
        });
        return waiting;
    }

    @Override
    public synchronized void append(List<Addition> additions) {
        for (var addition : additions) {
            var line = addition.line();
            var known = rows.get(line.id());
            var commands = new ArrayList<>(known == null ? List.of() : known.commands());
            commands.addAll(line.commands());
            var lane = commands.getFirst().command().head().lane();
            rows.put(
                    line.id(),
                    known == null
                            ? new Row(
                                    lane,
                                    commands,
                                    line.failures(),
                                    addition.pause().dueAt(),
                                    null,
                                    null)
                            : known.with(commands));
        }
        afterAppending.run();
    }

    @Override
    public synchronized Taken takeDue(
            CallLane lane, Instant now, Instant dueAgainAt, int linesAtMost, int commandsOfALine, int bytes) {
        var due = rows.entrySet().stream()
                .filter(entry -> entry.getValue().lane() == lane)
                .filter(entry -> !entry.getValue().dueAt().isAfter(now))
                .sorted(Comparator.comparing(entry -> entry.getValue().dueAt()))
                .limit(linesAtMost)
                .toList();
        var fitting = new ArrayList<String>();
        long left = bytes;
        for (var entry : due) {
            if (left > 0) {
                fitting.add(entry.getKey());
                left -= entry.getValue().commands().stream()
                        .mapToLong(one -> one.command().head().envelope().data().length)
                        .sum();
            }
        }
        var claim = "claim-" + ++claims;
        return new Taken(
                claim,
                fitting.stream()
                        .map(id -> take(id, claim, now, dueAgainAt, commandsOfALine))
                        .toList());
    }

    private WaitingLine take(String id, String claim, Instant now, Instant dueAgainAt, int commandsOfALine) {
        var row = requireNonNull(rows.get(id));
        var takenAt = row.takenAt();
        var since = takenAt == null ? now : takenAt;
        rows.put(id, new Row(row.lane(), row.commands(), row.failures(), dueAgainAt, since, claim));
        var commands = row.commands().stream()
                .limit(commandsOfALine)
                .map(one -> takenAt == null ? one : one.with(one.tried().doubtfulFrom(takenAt)))
                .toList();
        return new WaitingLine(id, commands, row.failures());
    }

    @Override
    public synchronized void hurry(String corpId, String commandId, Instant dueAt) {
        rows.replaceAll((_, row) -> row.claim() == null
                        && row.commands().stream()
                                .anyMatch(one -> one.command().head().id().equals(commandId))
                ? new Row(row.lane(), row.commands(), row.failures(), dueAt, row.takenAt(), null)
                : row);
    }

    @Override
    public synchronized void settle(String claim, List<Settlement> settlements) {
        for (var settlement : settlements) {
            var row = rows.get(settlement.lineId());
            if (row == null || !claim.equals(row.claim())) {
                continue;
            }
            Map<String, WaitingCommand> stay = new HashMap<>();
            settlement.rest().forEach(one -> stay.put(one.command().head().id(), one));
            var rest = new ArrayList<>(row.commands());
            var done = settlement.done().stream()
                    .map(command -> command.head().id())
                    .toList();
            rest.removeIf(one -> done.contains(one.command().head().id()));
            rest.replaceAll(one -> stay.getOrDefault(one.command().head().id(), one));
            if (rest.isEmpty()) {
                rows.remove(settlement.lineId());
            } else {
                var dueAt = settlement.pause().dueAt();
                rows.put(settlement.lineId(), new Row(row.lane(), rest, settlement.failures(), dueAt, null, null));
            }
        }
    }
}
