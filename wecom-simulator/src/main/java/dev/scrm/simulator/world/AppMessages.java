package dev.scrm.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What apps sent to members, with what WeCom silently drops. */
public final class AppMessages {
    private static final int KEPT = 50_000;
    private static final int A_MINUTE = 30;
    private static final int AN_HOUR = 1_000;
    private static final Duration RECALLABLE = Duration.ofHours(24);

    /**
     * A message as a member sees it.
     *
     * @param recalledAt when the app took it back; null while it is there
     * @param update what the app changed a card to; null while it is as it was sent
     */
    public record AppMessage(
            String messageId,
            long agentId,
            String userId,
            String messageType,
            String content,
            Instant at,
            @Nullable Instant recalledAt,
            @Nullable String update) {

        AppMessage recalled(Instant now) {
            return new AppMessage(messageId, agentId, userId, messageType, content, at, now, update);
        }

        AppMessage updated(String changed) {
            return new AppMessage(messageId, agentId, userId, messageType, content, at, recalledAt, changed);
        }
    }

    /** That a request with a duplicate check was accepted, and until when the same one is not delivered again. */
    public record Accepted(
            String messageId, Instant until, @Nullable String responseCode) {}

    /** That a message was accepted, to whomever it got. */
    private record Sent(String messageId, long agentId, Instant at, List<String> userIds) {}

    /** That a task id is taken. */
    private record Task(String messageId) {}

    private final World world;
    private final Table<AppMessage> messages;
    private final Table<AppMessage> dropped;
    private final Table<Sent> sent;
    private final Table<Task> tasks;
    private final Table<Accepted> accepted;
    private final Map<String, Deque<Instant>> recent = new HashMap<>();
    private final Map<String, SlidingWindow> frequencies = new HashMap<>();

    AppMessages(World world, Journal journal) {
        this.world = world;
        messages = journal.table("appMessages", AppMessage.class);
        dropped = journal.table("appMessagesDropped", AppMessage.class);
        sent = journal.table("appMessagesSent", Sent.class);
        tasks = journal.table("cardTasks", Task.class);
        accepted = journal.table("appMessagesAccepted", Accepted.class);
        messages.values()
                .forEach(message -> recent(message.agentId(), message.userId()).add(message.at()));
    }

    /** What the same request was answered with, when it must not be delivered again. */
    public Optional<Accepted> duplicateOf(String request) {
        return accepted.find(request).filter(earlier -> world.now().isBefore(earlier.until()));
    }

    public void remember(String request, Accepted answer) {
        accepted.remove(request);
        accepted.put(request, answer);
        accepted.keepNewest(KEPT);
    }

    /** Takes the id of a card's task, which no other card of the app may have. */
    public void takeTask(long agentId, String taskId, String messageId) {
        var key = agentId + "/" + taskId;
        if (tasks.find(key).isPresent()) {
            throw new WecomError(42014, "task_id already used");
        }
        tasks.put(key, new Task(messageId));
        tasks.keepNewest(KEPT);
    }

    /** The message of a card's task. */
    public Optional<String> messageOfTask(long agentId, String taskId) {
        return tasks.find(agentId + "/" + taskId).map(Task::messageId);
    }

    public String newMessageId() {
        return world.code("MSG", 40);
    }

    /** Delivers to each member, but for those who were sent too much: they get nothing and nobody is told. */
    public void send(String messageId, long agentId, List<String> userIds, String messageType, String content) {
        var now = world.now();
        for (var userId : userIds) {
            var message = new AppMessage(messageId, agentId, userId, messageType, content, now, null, null);
            frequencies
                    .computeIfAbsent(agentId + "/" + userId, _ -> SlidingWindow.ofMinute())
                    .add(now.toEpochMilli());
            if (takesAnother(agentId, userId)) {
                messages.put(messageId + "/" + userId, message);
                world.effects.note("message/send", userId, content);
            } else {
                dropped.put(messageId + "/" + userId, message);
            }
        }
        sent.put(messageId, new Sent(messageId, agentId, now, userIds));
        sent.keepNewest(KEPT);
        messages.keepNewest(KEPT);
        dropped.keepNewest(KEPT);
    }

    /** Takes a message back from all who got it. */
    public void recall(String messageId, long agentId) {
        var message = sent.find(messageId)
                .filter(known -> known.agentId() == agentId)
                .orElseThrow(() -> new WecomError(40058, "invalid Request Parameter: msgid is not of this app"));
        if (world.now().isAfter(message.at().plus(RECALLABLE))) {
            throw new WecomError(42052, "recall over 24 hours");
        }
        var now = world.now();
        var shown = message.userIds().stream()
                .flatMap(userId -> messages.find(messageId + "/" + userId).stream())
                .filter(got -> got.recalledAt() == null)
                .toList();
        shown.forEach(got -> messages.put(messageId + "/" + got.userId(), got.recalled(now)));
        if (!shown.isEmpty()) {
            world.effects.note("message/recall", messageId, "");
        }
    }

    /** Changes a card for those of its recipients who are meant. */
    public void update(String messageId, Collection<String> userIds, String update) {
        for (var userId : userIds) {
            messages.find(messageId + "/" + userId)
                    .ifPresent(got -> messages.put(messageId + "/" + userId, got.updated(update)));
        }
        world.effects.note("message/update_template_card", messageId, update);
    }

    public List<AppMessage> since(Instant since) {
        return since(messages, since);
    }

    /** What no member got because it was too much. */
    public List<AppMessage> droppedSince(Instant since) {
        return since(dropped, since);
    }

    /** The most that one app sent to one member in any 60 seconds, dropped messages included; by app and member. */
    public Map<String, Long> largestInAMinute() {
        var largest = new HashMap<String, Long>();
        frequencies.forEach((who, window) -> largest.put(who, window.largest()));
        return largest;
    }

    private static List<AppMessage> since(Table<AppMessage> some, Instant since) {
        return some.values().stream()
                .filter(message -> !message.at().isBefore(since))
                .toList();
    }

    private boolean takesAnother(long agentId, String userId) {
        var times = recent(agentId, userId);
        var now = world.now();
        while (!times.isEmpty() && !times.peekFirst().isAfter(now.minus(Duration.ofHours(1)))) {
            times.removeFirst();
        }
        if (!world.limits().appMessages()) {
            return true;
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
