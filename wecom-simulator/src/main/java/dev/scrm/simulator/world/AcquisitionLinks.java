package dev.scrm.simulator.world;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The links of advertisements that lead to members (获客助手), who came by them, and how many more may. */
public final class AcquisitionLinks {
    private static final int MOST = 10_000;
    private static final int LONGEST_STATE = 64;
    private static final long FIRST_QUOTA = 1_000;
    private static final String QUOTA = "quota";
    private static final int KEYS_KEPT = 10_000;
    private static final Duration KEY_VALIDITY = Duration.ofMinutes(30);

    /**
     * A link of the app that made it.
     *
     * @param settings the fields it was made with, as JSON
     */
    public record Link(
            String linkId,
            long agentId,
            String name,
            Instant createdAt,
            List<String> userIds,
            List<Long> departments,
            String settings) {
        public Link {
            userIds = List.copyOf(userIds);
            departments = List.copyOf(departments);
        }

        public String url() {
            return "https://simulator.invalid/ca/" + linkId;
        }
    }

    /**
     * Who came by a link.
     *
     * @param chatStatus 0 has not written yet, 1 has
     * @param messages how many the member got; null in rows of earlier versions
     */
    public record Arrival(
            String linkId,
            String externalUserId,
            String userId,
            int chatStatus,
            @Nullable String state,
            @Nullable Integer messages) {
        /** How many the member got. */
        public int received() {
            return messages == null ? 0 : messages;
        }
    }

    /** What a key shows of a chat, as it was when the key was given. */
    public record ChatKey(String key, Arrival arrival, Instant givenAt) {}

    /** How many customers may come. */
    public record Quota(long total, long balance) {}

    private final World world;
    private final Table<Link> links;
    private final Table<Arrival> arrivals;
    private final Table<Quota> quotas;
    private final Table<ChatKey> chatKeys;

    AcquisitionLinks(World world, Journal journal) {
        this.world = world;
        links = journal.table("acquisitionLinks", Link.class);
        arrivals = journal.table("acquisitionArrivals", Arrival.class);
        quotas = journal.table("acquisitionQuota", Quota.class);
        chatKeys = journal.table("acquisitionChatKeys", ChatKey.class);
    }

    public String newLinkId() {
        if (links.size() >= MOST) {
            throw new WecomError(41095, "too many links");
        }
        return world.code("caw", 28);
    }

    public Link save(Link link) {
        return links.put(link.linkId(), link);
    }

    public void remove(Link link) {
        links.remove(link.linkId());
    }

    public Optional<Link> find(String linkId) {
        return links.find(linkId);
    }

    public List<Link> of(long agentId) {
        return links.values().stream().filter(link -> link.agentId() == agentId).toList();
    }

    /** The members that a link leads to. */
    public List<String> membersOf(Link link) {
        var ofDepartments = link.departments().stream()
                .flatMap(id -> world.members.in(id).stream())
                .map(Member::userId);
        return Stream.concat(link.userIds().stream(), ofDepartments).distinct().toList();
    }

    /** A channel of more than 64 bytes is cut. */
    public static @Nullable String state(@Nullable String channel) {
        if (channel == null) {
            return null;
        }
        var bytes = channel.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, LONGEST_STATE);
        while (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
            end--; // not within a character
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** Notes that a customer came, which uses up one of the quota. */
    public Arrival arrive(Link link, String externalUserId, String userId, @Nullable String state) {
        setQuota(new Quota(quota().total(), quota().balance() - 1));
        return save(new Arrival(link.linkId(), externalUserId, userId, 0, state, 0));
    }

    public Arrival startChat(Arrival arrival) {
        return write(arrival, 0);
    }

    /** The customer writes to the member so often. */
    public Arrival write(Arrival arrival, int messages) {
        return save(new Arrival(
                arrival.linkId(),
                arrival.externalUserId(),
                arrival.userId(),
                1,
                arrival.state(),
                arrival.received() + messages));
    }

    /** A key that shows the chat as it is now, for half an hour. */
    public ChatKey giveKey(Arrival arrival) {
        var key = new ChatKey(world.code("chat", 40), arrival, world.now());
        chatKeys.put(key.key(), key);
        chatKeys.keepNewest(KEYS_KEPT);
        return key;
    }

    /** What a key that is still good shows. */
    public Optional<Arrival> chat(String key) {
        return chatKeys.find(key)
                .filter(known -> world.now().isBefore(known.givenAt().plus(KEY_VALIDITY)))
                .map(ChatKey::arrival);
    }

    public List<Arrival> arrivals(Link link) {
        return arrivals.values().stream()
                .filter(arrival -> arrival.linkId().equals(link.linkId()))
                .toList();
    }

    public Optional<Arrival> arrival(Link link, String externalUserId) {
        return arrivals.find(link.linkId() + "/" + externalUserId);
    }

    public Quota quota() {
        return quotas.find(QUOTA).orElse(new Quota(FIRST_QUOTA, FIRST_QUOTA));
    }

    public void setQuota(Quota quota) {
        quotas.put(QUOTA, quota);
    }

    private Arrival save(Arrival arrival) {
        return arrivals.put(arrival.linkId() + "/" + arrival.externalUserId(), arrival);
    }
}
