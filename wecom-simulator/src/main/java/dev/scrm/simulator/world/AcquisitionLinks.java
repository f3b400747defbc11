package dev.scrm.simulator.world;

import java.nio.charset.StandardCharsets;
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
     */
    public record Arrival(
            String linkId,
            String externalUserId,
            String userId,
            int chatStatus,
            @Nullable String state) {}

    /** How many customers may come. */
    public record Quota(long total, long balance) {}

    private final World world;
    private final Table<Link> links;
    private final Table<Arrival> arrivals;
    private final Table<Quota> quotas;

    AcquisitionLinks(World world, Journal journal) {
        this.world = world;
        links = journal.table("acquisitionLinks", Link.class);
        arrivals = journal.table("acquisitionArrivals", Arrival.class);
        quotas = journal.table("acquisitionQuota", Quota.class);
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
        return save(new Arrival(link.linkId(), externalUserId, userId, 0, state));
    }

    public Arrival startChat(Arrival arrival) {
        return save(new Arrival(arrival.linkId(), arrival.externalUserId(), arrival.userId(), 1, arrival.state()));
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
