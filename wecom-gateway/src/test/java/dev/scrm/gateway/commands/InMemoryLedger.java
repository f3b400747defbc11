package dev.scrm.gateway.commands;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ledger that ends with the test. */
public final class InMemoryLedger implements Ledger {
    private record Line(
            Command command,
            Instant takenOnAt,
            String round,
            @Nullable Wait waits,
            @Nullable Outcome outcome) {
        String order() {
            return "%015d-%s".formatted(takenOnAt.toEpochMilli(), command.head().id());
        }

        CommandStatus status() {
            if (outcome != null) {
                return CommandStatus.of(outcome.status());
            }
            return waits == null ? CommandStatus.SENDING : CommandStatus.WAITING;
        }

        Entry entry() {
            var now = outcome == null ? waits : null;
            var reason = now == null ? null : now.reason().code();
            return new Entry(
                    command.head().id(),
                    command.name(),
                    contact(command.head()).orElse(null),
                    takenOnAt,
                    status(),
                    outcome == null ? reason : outcome.reason(),
                    now == null ? null : now.dueAt(),
                    outcome);
        }

        Standing standing() {
            boolean again = outcome != null
                    && CommandKind.of(command.name())
                            .filter(CommandKind::isRead)
                            .isPresent()
                    && outcome.status() == Outcome.Status.SENT;
            if (status() == CommandStatus.WAITING) {
                return new Standing.Waiting();
            }
            return outcome == null || again ? new Standing.Interrupted(takenOnAt) : new Standing.Decided(outcome);
        }
    }

    private final Clock clock;
    private boolean away;
    private int rounds;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, Outcome> suppressedEarly = new HashMap<>();
    private final Set<String> forgotten = new HashSet<>();

    public InMemoryLedger(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Round takeOn(List<Command> commands) {
        var round = newRound();
        Map<String, Standing> standings = new HashMap<>();
        for (var command : commands) {
            var id = command.head().ledgerId();
            var early = suppressedEarly.remove(id);
            var known = lines.putIfAbsent(id, new Line(command, clock.instant(), round, null, early));
            if (early != null) {
                standings.put(id, new Standing.Decided(early));
            } else {
                standings.put(id, known == null ? new Standing.Fresh() : known.standing());
            }
            if (known != null && known.status() == CommandStatus.SENDING) {
                lines.put(id, new Line(known.command(), known.takenOnAt(), round, null, null));
            }
        }
        return new Round(round, standings);
    }

    private String newRound() {
        return "round-" + ++rounds;
    }

    @Override
    public synchronized Map<String, Standing> standings(List<Command> commands) {
        Map<String, Standing> standings = new HashMap<>();
        for (var command : commands) {
            var line = lines.get(command.head().ledgerId());
            standings.put(command.head().ledgerId(), line == null ? new Standing.Fresh() : line.standing());
        }
        return standings;
    }

    @Override
    public synchronized Round resume(List<Command> commands) {
        var round = new Round(newRound(), standings(commands));
        commands.forEach(command -> lines.computeIfPresent(
                command.head().ledgerId(),
                (_, line) -> new Line(line.command(), line.takenOnAt(), round.id(), null, line.outcome())));
        return round;
    }

    @Override
    public synchronized boolean suppress(String corpId, String commandId, Outcome suppressed) {
        var line = lines.get(corpId + ":" + commandId);
        if (line == null) {
            suppressedEarly.put(corpId + ":" + commandId, suppressed);
            return true;
        }
        if (line.waits() != null && !line.waits().doubtful() && line.outcome() == null) {
            lines.put(
                    line.command().head().ledgerId(),
                    new Line(line.command(), line.takenOnAt(), line.round(), null, suppressed));
            return true;
        }
        return line.status() == CommandStatus.SUPPRESSED;
    }

    @Override
    public synchronized void postpone(Round round, List<Wait> waits) {
        waits.forEach(wait -> lines.computeIfPresent(
                wait.command().head().ledgerId(),
                (_, line) -> line.outcome() != null || !line.round().equals(round.id())
                        ? line
                        : new Line(line.command(), line.takenOnAt(), line.round(), wait, null)));
    }

    /** The next decision cannot be written down. */
    public void isAwayForDecisions() {
        away = true;
    }

    @Override
    public synchronized List<Finished> decide(List<Finished> finished) {
        if (away) {
            away = false;
            throw new IllegalStateException("away");
        }
        return finished.stream().map(this::decide).toList();
    }

    private Finished decide(Finished one) {
        var id = one.command().head().ledgerId();
        var line = lines.get(id);
        if (line.outcome() != null) {
            return new Finished(one.command(), line.outcome().with(one.outcome().fetched()));
        }
        lines.put(
                id,
                new Line(
                        line.command(),
                        line.takenOnAt(),
                        line.round(),
                        null,
                        one.outcome().with(null)));
        if (Reason.CONTACT_ERASED.code().equals(one.outcome().reason())) {
            forgotten.add(id);
        }
        return one;
    }

    @Override
    public synchronized void forgetBefore(Instant takenOnAt) {
        lines.values()
                .removeIf(line -> line.outcome() != null && line.takenOnAt().isBefore(takenOnAt));
    }

    @Override
    public synchronized OfContact ofContact(String corpId, String contactId, Instant until) {
        var theirs = theirs(corpId, contactId, until);
        return new OfContact(
                theirs.size(),
                theirs.stream()
                        .filter(line -> line.outcome() == null)
                        .map(line -> line.command().head().id())
                        .toList());
    }

    @Override
    public synchronized void forgetContact(String corpId, String contactId, Instant until) {
        theirs(corpId, contactId, until).stream()
                .filter(line -> line.outcome() != null)
                .forEach(line -> forgotten.add(line.command().head().ledgerId()));
    }

    private List<Line> theirs(String corpId, String contactId, Instant until) {
        return lines.values().stream()
                .filter(line -> line.command().head().corpId().equals(corpId))
                .filter(line ->
                        Optional.of(contactId).equals(contact(line.command().head())))
                .filter(line -> !line.takenOnAt().isAfter(until)
                        || !line.command().head().envelope().time().isAfter(until))
                .filter(line -> !forgotten.contains(line.command().head().ledgerId()))
                .toList();
    }

    private static Optional<String> contact(Command.Head head) {
        return head.contactIds().stream().findFirst();
    }

    private Entry entry(Line line) {
        var entry = line.entry();
        var outcome = entry.outcome();
        return outcome == null || !forgotten.contains(line.command().head().ledgerId())
                ? entry
                : new Entry(
                        entry.commandId(),
                        entry.command(),
                        null,
                        entry.takenOnAt(),
                        entry.status(),
                        entry.reason(),
                        null,
                        new Outcome(
                                outcome.status(),
                                outcome.errorCode(),
                                outcome.reason(),
                                outcome.attempts(),
                                outcome.finishedAt(),
                                Map.of(),
                                null));
    }

    @Override
    public synchronized Optional<Entry> find(String corpId, String commandId) {
        return Optional.ofNullable(lines.get(corpId + ":" + commandId)).map(this::entry);
    }

    @Override
    public synchronized Entries list(
            String corpId, @Nullable CommandStatus status, int limit, @Nullable String before) {
        var found = lines.values().stream()
                .filter(line -> line.command().head().corpId().equals(corpId))
                .filter(line -> status == null || line.status() == status)
                .filter(line -> before == null || line.order().compareTo(before) < 0)
                .sorted(Comparator.comparing(Line::order).reversed())
                .toList();
        var page = found.stream().limit(limit).toList();
        return new Entries(
                page.stream().map(this::entry).toList(),
                found.size() > limit ? page.getLast().order() : null);
    }
}
