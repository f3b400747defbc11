package dev.scrm.gateway.transfers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Followed transfers that end with the test. */
final class InMemoryFollowedTransfers implements FollowedTransfers {
    private record Row(Taken taken, @Nullable Instant dueAt) {
        boolean isDue(Instant now) {
            return dueAt != null && !dueAt.isAfter(now);
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int claims;

    @Override
    public void begin(ContactTransfer transfer, Set<String> externalUserIds, Instant dueAt, Instant until) {
        rows.putIfAbsent(transfer.commandId(), new Row(new Taken("", transfer, externalUserIds, until), dueAt));
    }

    @Override
    public List<Taken> takeDue(Instant now, Instant dueAgainAt, int limit) {
        return rows.values().stream().filter(row -> row.isDue(now)).limit(limit).map(Row::taken).toList().stream()
                .map(taken -> take(taken, dueAgainAt))
                .toList();
    }

    private Taken take(Taken was, Instant dueAgainAt) {
        var taken = new Taken("claim-" + ++claims, was.transfer(), was.waiting(), was.until());
        rows.put(was.transfer().commandId(), new Row(taken, dueAgainAt));
        return taken;
    }

    @Override
    public void putBack(Taken taken, Set<String> waiting, Instant dueAt) {
        rows.computeIfPresent(taken.transfer().commandId(), (_, row) -> {
            var left = new Taken("", taken.transfer(), waiting, taken.until());
            return row.taken().claim().equals(taken.claim()) ? new Row(left, waiting.isEmpty() ? null : dueAt) : row;
        });
    }

    @Override
    public void forgetBefore(Instant finishedAt) {
        rows.values().removeIf(row -> row.dueAt() == null);
    }
}
