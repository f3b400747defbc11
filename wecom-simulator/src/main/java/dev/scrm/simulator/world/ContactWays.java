package dev.scrm.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways to add a member (联系我): the codes on posters and pages. */
public final class ContactWays {
    private static final int MOST = 500_000;

    /**
     * One way.
     *
     * @param type 1 one member, 2 several
     * @param scene 1 in a mini program, 2 a QR code
     * @param temporary until when it is good; null for one that stays
     * @param more whether it is exclusive, and what only a temporary one has, as JSON; null in rows of earlier versions
     */
    public record ContactWay(
            String configId,
            int type,
            int scene,
            int style,
            String remark,
            boolean skipVerify,
            String state,
            List<String> users,
            @Nullable List<Long> parties,
            @Nullable Instant createdAt,
            @Nullable Instant temporary,
            @Nullable String more) {
        public ContactWay {
            users = List.copyOf(users);
            // Rows of earlier versions have neither departments nor a time.
            parties = List.copyOf(Objects.requireNonNullElse(parties, List.of()));
            createdAt = Objects.requireNonNullElse(createdAt, Instant.EPOCH);
            more = Objects.requireNonNullElse(more, "{}");
        }

        /** The same with another id of a member. */
        ContactWay with(String userId, String newUserId) {
            var renamed = users.stream()
                    .map(user -> user.equals(userId) ? newUserId : user)
                    .toList();
            return new ContactWay(
                    configId,
                    type,
                    scene,
                    style,
                    remark,
                    skipVerify,
                    state,
                    renamed,
                    parties(),
                    createdAt(),
                    temporary,
                    more());
        }

        /** The departments whose members it leads to. */
        @Override
        public List<Long> parties() {
            return Objects.requireNonNull(parties);
        }

        /** Whether it is exclusive, and what only a temporary one has, as JSON. */
        @Override
        public String more() {
            return Objects.requireNonNull(more);
        }

        /** When it was made. */
        @Override
        public Instant createdAt() {
            return Objects.requireNonNull(createdAt);
        }
    }

    private final World world;
    private final Table<ContactWay> ways;

    ContactWays(World world, Journal journal) {
        this.world = world;
        ways = journal.table("contactWays", ContactWay.class);
    }

    public String newConfigId() {
        if (ways.size() + world.groups.joinWays() >= MOST) {
            throw new WecomError(41045, "too many contact ways");
        }
        return world.code("cfg", 29);
    }

    public ContactWay save(ContactWay way) {
        return ways.put(way.configId(), way);
    }

    /** A member has another id. */
    void rename(String userId, String newUserId) {
        for (var way : List.copyOf(ways.values())) {
            if (way.users().contains(userId)) {
                ways.put(way.configId(), way.with(userId, newUserId));
            }
        }
    }

    public void remove(String configId) {
        ways.remove(configId);
    }

    public Optional<ContactWay> find(String configId) {
        return ways.find(configId)
                .filter(way -> way.temporary() == null || world.now().isBefore(way.temporary()));
    }

    /** Those that stay, of a time, the oldest first. */
    public List<ContactWay> made(Instant from, Instant to) {
        return ways.values().stream()
                .filter(way -> way.temporary() == null)
                .filter(way ->
                        !way.createdAt().isBefore(from) && !way.createdAt().isAfter(to))
                .toList();
    }

    /** The newest way with the state. */
    public Optional<ContactWay> withState(String state) {
        return ways.values().stream().filter(way -> way.state().equals(state)).reduce((_, newer) -> newer);
    }

    /** The members that a way leads to. */
    public List<String> membersOf(ContactWay way) {
        var users = way.users().stream();
        var ofParties = way.parties().stream()
                .flatMap(party -> world.members.in(party).stream())
                .map(Member::userId);
        return Stream.concat(users, ofParties).distinct().toList();
    }

    /** How long a temporary way can be good at most. */
    public static Duration longestValidity() {
        return Duration.ofDays(14);
    }
}
