package dev.scrm.gateway.commands;

import dev.scrm.gateway.commands.WaitingLine.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Waiting lines that end with the test. */
public final class InMemoryWaitingLines implements WaitingLines {
    private record Row(
            Urgency urgency,
            List<WaitingCommand> commands,
            int failures,
            Instant dueAt,
            @Nullable Instant takenAt) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();

    @Override
    public synchronized Map<String, Integer> lengths(Collection<String> lineIds) {
        Map<String, Integer> lengths = new HashMap<>();
        rows.forEach((id, row) -> {
            if (lineIds.contains(id)) {
                lengths.put(id, row.commands().size());
            }
        });
        return lengths;
    }

    @Override
    public synchronized void append(List<Addition> additions) {
        for (var addition : additions) {
            var line = addition.line();
            var known = rows.get(line.id());
            var commands = new ArrayList<>(known == null ? List.of() : known.commands());
            commands.addAll(line.commands());
            var urgency = Urgency.of(commands.getFirst().command().name());
            rows.put(
                    line.id(),
                    known == null
                            ? new Row(
                                    urgency,
                                    commands,
                                    line.failures(),
                                    addition.pause().dueAt(),
                                    null)
                            : new Row(urgency, commands, known.failures(), known.dueAt(), known.takenAt()));
        }
    }

    @Override
    public synchronized List<WaitingLine> takeDue(
            Urgency urgency, Instant now, Instant dueAgainAt, int linesAtMost, int commandsOfALine) {
        var due = rows.entrySet().stream()
                .filter(entry -> entry.getValue().urgency() == urgency)
                .filter(entry -> !entry.getValue().dueAt().isAfter(now))
                .sorted(Comparator.comparing(entry -> entry.getValue().dueAt()))
                .limit(linesAtMost)
                .map(Map.Entry::getKey)
                .toList();
        return due.stream()
                .map(id -> take(id, now, dueAgainAt, commandsOfALine))
                .toList();
    }

    private WaitingLine take(String id, Instant now, Instant dueAgainAt, int commandsOfALine) {
        var row = rows.get(id);
        var takenAt = row.takenAt();
        rows.put(
                id,
                new Row(row.urgency(), row.commands(), row.failures(), dueAgainAt, takenAt == null ? now : takenAt));
        var commands = row.commands().stream()
                .limit(commandsOfALine)
                .map(one -> takenAt == null ? one : one.with(one.tried().doubtfulFrom(takenAt)))
                .toList();
        return new WaitingLine(id, commands, row.failures());
    }

    @Override
    public synchronized void settle(List<Settlement> settlements) {
        for (var settlement : settlements) {
            var row = rows.get(settlement.lineId());
            var rest = new ArrayList<>(row.commands());
            rest.removeIf(one -> settlement.done().contains(one.command().head().id()));
            var first = settlement.first();
            rest.replaceAll(one -> first != null
                            && one.command()
                                    .head()
                                    .id()
                                    .equals(first.command().head().id())
                    ? first
                    : one);
            settle(settlement.lineId(), row.urgency(), rest, settlement.failures(), settlement.pause());
        }
    }

    private void settle(String id, Urgency urgency, List<WaitingCommand> rest, int failures, Pause pause) {
        if (rest.isEmpty()) {
            rows.remove(id);
        } else {
            rows.put(id, new Row(urgency, rest, failures, pause.dueAt(), null));
        }
    }
}
