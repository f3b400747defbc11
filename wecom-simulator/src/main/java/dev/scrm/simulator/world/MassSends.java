package dev.scrm.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mass sends (企业群发): tasks for members, who send them to their customers or groups when they like. */
public final class MassSends {
    /** How far one recipient's message got, as WeCom numbers it. */
    public static final int UNSENT = 0;

    public static final int SENT = 1;
    public static final int NOT_A_FRIEND = 2;
    public static final int HAD_ENOUGH = 3;

    private static final Duration DISPATCH = Duration.ofSeconds(5);
    private static final int KEPT = 5_000;

    /**
     * A mass send.
     *
     * @param chatType single for customers, group for their groups
     * @param content text and attachments, as JSON
     */
    public record MassSend(
            String msgId,
            String chatType,
            String content,
            Instant createdAt,
            @Nullable Instant cancelledAt,
            @Nullable Instant remindedAt) {}

    /**
     * What one member is to send.
     *
     * @param statuses of the recipients, in their order
     * @param sentAt when the member sent it; null while they have not
     */
    public record Task(
            String msgId,
            String userId,
            List<String> recipients,
            List<Integer> statuses,
            @Nullable Instant sentAt) {
        public Task {
            recipients = List.copyOf(recipients);
            statuses = List.copyOf(statuses);
        }
    }

    /** How many mass messages somebody got in a month. */
    private record Received(int count) {}

    private final World world;
    private final Table<MassSend> sends;
    private final Table<Task> tasks;
    private final Table<Received> received;
    private final Map<String, List<String>> membersBySend = new LinkedHashMap<>();

    MassSends(World world, Journal journal) {
        this.world = world;
        sends = journal.table("massSends", MassSend.class);
        tasks = journal.table("massSendTasks", Task.class);
        received = journal.table("massSendsReceived", Received.class);
        tasks.values().forEach(this::index);
    }

    /** Makes the tasks of a mass send, by member. */
    public MassSend create(String chatType, String content, Map<String, List<String>> recipientsByMember) {
        var send = new MassSend(world.code("msg", 40), chatType, content, world.now(), null, null);
        sends.put(send.msgId(), send);
        recipientsByMember.forEach((userId, recipients) -> save(new Task(
                send.msgId(),
                userId,
                recipients,
                recipients.stream().map(_ -> UNSENT).toList(),
                null)));
        forgetOld();
        return send;
    }

    /** 41047 for an id that is not known. */
    public MassSend require(String msgId) {
        return sends.find(msgId).orElseThrow(() -> new WecomError(41047, "invalid mass send id"));
    }

    /** A mass send that has reached its members; 41063 while it has not. */
    public MassSend dispatched(String msgId) {
        var send = require(msgId);
        if (world.now().isBefore(send.createdAt().plus(DISPATCH))) {
            throw new WecomError(41063, "mass send is being dispatched, retry later");
        }
        return send;
    }

    public List<MassSend> made(String chatType, Instant from, Instant to) {
        return sends.values().stream()
                .filter(send -> send.chatType().equals(chatType))
                .filter(send ->
                        !send.createdAt().isBefore(from) && !send.createdAt().isAfter(to))
                .toList();
    }

    public List<MassSend> all() {
        return List.copyOf(sends.values());
    }

    public List<Task> tasks(String msgId) {
        return membersBySend.getOrDefault(msgId, List.of()).stream()
                .flatMap(userId -> task(msgId, userId).stream())
                .toList();
    }

    public Optional<Task> task(String msgId, String userId) {
        return tasks.find(key(msgId, userId));
    }

    /** The member sends it: to those who are still friends and have not had too much this month. */
    public Task send(MassSend send, Task task) {
        var statuses = new ArrayList<Integer>();
        for (var recipient : task.recipients()) {
            int status = status(send, task.userId(), recipient);
            if (status == SENT) {
                world.effects.note("mass-message", recipient, send.content());
            }
            statuses.add(status);
        }
        return save(new Task(task.msgId(), task.userId(), task.recipients(), statuses, world.now()));
    }

    public void cancel(MassSend send) {
        if (send.cancelledAt() != null) {
            throw new WecomError(41093, "mass send was cancelled");
        }
        sends.put(
                send.msgId(),
                new MassSend(
                        send.msgId(),
                        send.chatType(),
                        send.content(),
                        send.createdAt(),
                        world.now(),
                        send.remindedAt()));
    }

    /** Once a day at most. */
    public void remind(MassSend send) {
        if (send.cancelledAt() != null) {
            throw new WecomError(41093, "mass send was cancelled");
        }
        var last = send.remindedAt();
        if (last != null && world.now().isBefore(last.plus(Duration.ofDays(1)))) {
            throw new WecomError(41094, "reminded too often");
        }
        sends.put(
                send.msgId(),
                new MassSend(send.msgId(), send.chatType(), send.content(), send.createdAt(), null, world.now()));
    }

    private int status(MassSend send, String userId, String recipient) {
        boolean reachable = send.chatType().equals("group")
                ? world.groups
                        .find(recipient)
                        .filter(group -> group.dismissedAt() == null)
                        .isPresent()
                : world.customers
                        .relation(userId, recipient)
                        .filter(relation -> relation.standing() == Relation.Standing.MUTUAL)
                        .isPresent();
        if (!reachable) {
            return NOT_A_FRIEND;
        }
        var month = YearMonth.from(world.now().atZone(World.BEIJING));
        var key = recipient + "/" + month;
        int before = received.find(key).map(Received::count).orElse(0);
        if (before >= month.lengthOfMonth()) {
            return HAD_ENOUGH;
        }
        received.put(key, new Received(before + 1));
        received.keepNewest(500_000);
        return SENT;
    }

    private Task save(Task task) {
        if (tasks.find(key(task.msgId(), task.userId())).isEmpty()) {
            index(task);
        }
        return tasks.put(key(task.msgId(), task.userId()), task);
    }

    private void index(Task task) {
        membersBySend.computeIfAbsent(task.msgId(), _ -> new ArrayList<>()).add(task.userId());
    }

    private void forgetOld() {
        while (sends.size() > KEPT) {
            var oldest = sends.oldest().msgId();
            membersBySend.getOrDefault(oldest, List.of()).forEach(userId -> tasks.remove(key(oldest, userId)));
            membersBySend.remove(oldest);
            sends.remove(oldest);
        }
    }

    private static String key(String msgId, String userId) {
        return msgId + "/" + userId;
    }
}
