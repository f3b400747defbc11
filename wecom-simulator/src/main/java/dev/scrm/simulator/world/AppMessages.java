package dev.scrm.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What apps sent to members, with what WeCom silently drops. */
public final class AppMessages {
    private static final int KEPT = 50_000;
    private static final int A_MINUTE = 30;
    private static final int AN_HOUR = 1_000;

    /** A message as a member sees it. */
    public record AppMessage(
            String messageId, long agentId, String userId, String messageType, String content, Instant at) {}

    /** That a request with a duplicate check was accepted, and until when the same one is not delivered again. */
    public record Accepted(String messageId, Instant until) {}

    private final World world;
    private final Table<AppMessage> messages;
    private final Table<Accepted> accepted;
    private final Map<String, Deque<Instant>> recent = new HashMap<>();

    AppMessages(World world, Journal journal) {
        this.world = world;
        messages = journal.table("appMessages", AppMessage.class);
        accepted = journal.table("appMessagesAccepted", Accepted.class);
        messages.values()
                .forEach(message -> recent(message.agentId(), message.userId()).add(message.at()));
    }

    /** The message id that the same request was answered with, when it must not be delivered again. */
    public Optional<String> duplicateOf(String request) {
        return accepted.find(request)
                .filter(earlier -> world.now().isBefore(earlier.until()))
                .map(Accepted::messageId);
    }

    public void remember(String request, String messageId, Duration interval) {
        accepted.remove(request);
        accepted.put(request, new Accepted(messageId, world.now().plus(interval)));
        accepted.keepNewest(KEPT);
    }

    /** Delivers to each member, but for those who were sent too much: they get nothing and nobody is told. */
    public String send(long agentId, List<String> userIds, String messageType, String content) {
        var messageId = world.code("MSG", 40);
        for (var userId : userIds) {
            if (takesAnother(agentId, userId)) {
                var message = new AppMessage(messageId, agentId, userId, messageType, content, world.now());
                messages.put(messageId + "/" + userId, message);
            }
        }
        messages.keepNewest(KEPT);
        return messageId;
    }

    public List<AppMessage> since(Instant since) {
        return messages.values().stream()
                .filter(message -> !message.at().isBefore(since))
                .toList();
    }

    private boolean takesAnother(long agentId, String userId) {
        var times = recent(agentId, userId);
        var now = world.now();
        while (!times.isEmpty() && !times.peekFirst().isAfter(now.minus(Duration.ofHours(1)))) {
            times.removeFirst();
        }
        var aMinuteAgo = now.minus(Duration.ofMinutes(1));
        long inTheMinute =
                times.stream().filter(time -> time.isAfter(aMinuteAgo)).count();
        if (times.size() >= AN_HOUR || inTheMinute >= A_MINUTE) {
            return false;
        }
        times.addLast(now);
        return true;
    }

    private Deque<Instant> recent(long agentId, String userId) {
        return recent.computeIfAbsent(agentId + "/" + userId, _ -> new ArrayDeque<>());
    }
}
