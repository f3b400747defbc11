package dev.scrm.gateway.massmessages;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Followed messages that end with the test. */
final class InMemoryFollowedMessages implements FollowedMessages {
    private record Row(
            FollowedMessage followed,
            @Nullable Instant dueAt,
            String claim,
            @Nullable Instant finishedAt) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int claims;

    @Override
    public void begin(List<MassMessage> messages, Instant dueAt, Instant until) {
        for (var message : messages) {
            var followed = new FollowedMessage(message, until, 0, new HashSet<>(), Counts.NONE);
            rows.putIfAbsent(id(message.corpId(), message.messageId()), new Row(followed, dueAt, "", null));
        }
    }

    @Override
    public void endNow(String corpId, String messageId, Instant now) {
        rows.computeIfPresent(id(corpId, messageId), (_, row) -> {
            var was = row.followed();
            var ended = new FollowedMessage(was.message(), now, was.rounds(), was.told(), was.counts());
            return row.finishedAt() == null ? new Row(ended, now, row.claim(), null) : row;
        });
    }

    @Override
    public List<Taken> takeDue(Instant now, Instant dueAgainAt, int limit) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().dueAt() != null
                        && !row.getValue().dueAt().isAfter(now))
                .limit(limit)
                .map(row -> {
                    var claim = "claim-" + ++claims;
                    row.setValue(new Row(row.getValue().followed(), dueAgainAt, claim, null));
                    return new Taken(claim, row.getValue().followed());
                })
                .toList();
    }

    @Override
    public void told(Taken taken, String staffId, Counts counts) {
        change(taken, row -> {
            var was = row.followed();
            if (was.told().contains(staffId)) {
                return row;
            }
            var told = new HashSet<>(was.told());
            told.add(staffId);
            var followed = new FollowedMessage(
                    was.message(), was.until(), was.rounds(), told, was.counts().plus(counts));
            return new Row(followed, row.dueAt(), row.claim(), null);
        });
    }

    @Override
    public void putBack(Taken taken, int rounds, Instant dueAt) {
        change(taken, row -> {
            var was = row.followed();
            if (!was.until().equals(taken.followed().until())) {
                return row;
            }
            var followed = new FollowedMessage(was.message(), was.until(), rounds, was.told(), was.counts());
            return new Row(followed, dueAt, "", null);
        });
    }

    @Override
    public void finish(Taken taken, Instant now) {
        change(taken, row -> new Row(row.followed(), null, "", now));
    }

    @Override
    public void forgetBefore(Instant finishedAt) {
        rows.values()
                .removeIf(row -> row.finishedAt() != null && row.finishedAt().isBefore(finishedAt));
    }

    private void change(Taken taken, UnaryOperator<Row> change) {
        var message = taken.followed().message();
        rows.computeIfPresent(
                id(message.corpId(), message.messageId()),
                (_, row) -> row.claim().equals(taken.claim()) ? change.apply(row) : row);
    }

    private static String id(String corpId, String messageId) {
        return corpId + ":" + messageId;
    }
}
