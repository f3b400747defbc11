package dev.scrm.simulator.world;

import dev.scrm.simulator.world.GroupChat.GroupMember;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups of customers, and the codes by which they are joined. What changed is seen by calls some time later. */
public final class Groups {
    private static final Duration STALE = Duration.ofSeconds(2);

    /**
     * A code that leads into one of several groups.
     *
     * @param settings the fields it was made with, as JSON
     */
    public record JoinWay(String configId, List<String> chatIds, String state, String settings) {
        public JoinWay {
            chatIds = List.copyOf(chatIds);
        }
    }

    /** How calls see a group until then. */
    private record Stale(GroupChat before, Instant until) {}

    /** How many groups of an owner were handed over on a day. */
    private record HandedOver(int count) {}

    private static final int HANDED_OVER_A_DAY = 300;

    private final World world;
    private final Table<GroupChat> groups;
    private final Table<JoinWay> joinWays;
    private final Table<HandedOver> handedOver;
    private final Map<String, Stale> stale = new HashMap<>();
    private boolean late = true;

    Groups(World world, Journal journal) {
        this.world = world;
        groups = journal.table("groups", GroupChat.class);
        joinWays = journal.table("joinWays", JoinWay.class);
        handedOver = journal.table("groupsHandedOver", HandedOver.class);
    }

    /** Whether calls see changes two seconds late, as WeCom lets them. */
    public void answerLate(boolean wanted) {
        late = wanted;
    }

    public boolean answersLate() {
        return late;
    }

    public GroupChat create(String name, String ownerId, List<GroupMember> members) {
        var group = new GroupChat(world.code("wr", 30), name, ownerId, "", world.now(), members, newVersion(), 0, null);
        return groups.put(group.chatId(), group);
    }

    /** A group as it is; dismissed ones too. */
    public Optional<GroupChat> find(String chatId) {
        return groups.find(chatId);
    }

    /** A group as a call sees it. */
    public Optional<GroupChat> seen(String chatId) {
        return groups.find(chatId).map(group -> {
            var old = stale.get(chatId);
            return late
                            && group.dismissedAt() == null
                            && old != null
                            && world.now().isBefore(old.until())
                    ? old.before()
                    : group;
        });
    }

    /** The groups that are not dismissed. */
    public List<GroupChat> all() {
        return groups.values().stream()
                .filter(group -> group.dismissedAt() == null)
                .toList();
    }

    public GroupChat join(GroupChat group, List<GroupMember> newcomers) {
        return change(group, group.joined(newcomers, newVersion()));
    }

    public GroupChat leave(GroupChat group, List<String> ids) {
        return change(group, group.left(ids, newVersion()));
    }

    public GroupChat rename(GroupChat group, String name, String notice) {
        return change(group, group.named(name, notice));
    }

    /** A member has another id. */
    void rename(String userId, String newUserId) {
        for (var group : all()) {
            if (group.has(userId)) {
                groups.put(group.chatId(), group.renamed(userId, newUserId));
            }
        }
    }

    public GroupChat dismiss(GroupChat group) {
        return groups.put(group.chatId(), group.dismissed(world.now()));
    }

    public GroupChat changeOwner(GroupChat group, String ownerId) {
        return change(group, group.ownedBy(ownerId, group.inheritance()));
    }

    /** Hands a group over by a call, of which 300 a day are taken for each owner. */
    public void handOver(GroupChat group, String newOwner, boolean resigned) {
        var day = group.ownerId() + "/" + world.now().atZone(World.BEIJING).toLocalDate();
        int before = handedOver.find(day).map(HandedOver::count).orElse(0);
        if (before >= HANDED_OVER_A_DAY) {
            throw new WecomError(45009, "too many group chats of the owner today");
        }
        handedOver.put(day, new HandedOver(before + 1));
        handedOver.keepNewest(10_000);
        if (!group.ownerId().equals(newOwner)) {
            var api = resigned ? "transfer" : "onjob_transfer";
            world.effects.note("externalcontact/groupchat/" + api, group.chatId(), newOwner);
        }
        groups.put(group.chatId(), group.ownedBy(newOwner, resigned ? 3 : group.inheritance()));
    }

    public int joinWays() {
        return joinWays.size();
    }

    public JoinWay save(JoinWay way) {
        return joinWays.put(way.configId(), way);
    }

    public Optional<JoinWay> joinWay(String configId) {
        return joinWays.find(configId);
    }

    public void remove(JoinWay way) {
        joinWays.remove(way.configId());
    }

    private GroupChat change(GroupChat before, GroupChat after) {
        stale.values().removeIf(old -> !world.now().isBefore(old.until()));
        stale.putIfAbsent(before.chatId(), new Stale(before, world.now().plus(STALE)));
        return groups.put(after.chatId(), after);
    }

    private String newVersion() {
        return world.code("", 32);
    }
}
