package dev.scrm.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Customers who are handed from one member to another: begun by a call, done a day later unless the customer refuses. */
public final class Transfers {
    private static final Duration UNTIL_DONE = Duration.ofHours(24);
    private static final Duration PERIOD = Duration.ofDays(90);
    private static final int PER_PERIOD = 2;
    private static final int KEPT = 200_000;

    /** How a transfer stands, as transfer_result numbers it. */
    public enum State {
        DONE(1),
        WAITING(2),
        REFUSED(3),
        FULL(4);

        private final int number;

        State(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    /**
     * One customer's way from one member to another.
     *
     * @param resigned whether the first member had left
     * @param settledAt when it was done or failed; the beginning of time while it waits
     */
    public record Transfer(
            String id,
            String handover,
            String takeover,
            String externalUserId,
            boolean resigned,
            Instant startedAt,
            State state,
            Instant settledAt) {
        Transfer settled(State newState, Instant at) {
            return new Transfer(id, handover, takeover, externalUserId, resigned, startedAt, newState, at);
        }
    }

    /**
     * What came of a transfer, for those who are told.
     *
     * @param newFriends whether the customer and the new member were no friends before
     */
    public record Settled(Transfer transfer, boolean newFriends) {}

    private final World world;
    private final Table<Transfer> transfers;
    private final Map<String, Transfer> waiting = new LinkedHashMap<>();
    private final Set<String> full = new HashSet<>();

    Transfers(World world, Journal journal) {
        this.world = world;
        transfers = journal.table("transfers", Transfer.class);
        transfers.values().forEach(this::index);
    }

    /** Whether a member can take no more customers; until the next start. */
    public void setFull(String userId, boolean isFull) {
        if (isFull) {
            full.add(userId);
        } else {
            full.remove(userId);
        }
    }

    /** Begins a transfer of one customer. */
    public void begin(String handover, String takeover, String externalUserId, boolean resigned) {
        check(handover, takeover, externalUserId, resigned);
        var transfer = new Transfer(
                world.code("tr", 30),
                handover,
                takeover,
                externalUserId,
                resigned,
                world.now(),
                State.WAITING,
                Instant.EPOCH);
        transfers.put(transfer.id(), transfer);
        index(transfer);
        transfers.keepNewest(KEPT);
        world.effects.note("externalcontact/transfer_customer", externalUserId, handover + ">" + takeover);
    }

    private void check(String handover, String takeover, String externalUserId, boolean resigned) {
        if (world.customers.find(externalUserId).isEmpty()) {
            throw new WecomError(40096, "invalid external userid");
        }
        if (handover.equals(takeover)) {
            throw new WecomError(40130, "handover and takeover are the same member");
        }
        if (world.customers
                .relation(handover, externalUserId)
                .filter(Relation::isFollowed)
                .isEmpty()) {
            throw new WecomError(40131, "the handover member has not got the customer");
        }
        if (waiting(externalUserId).isPresent()) {
            throw new WecomError(resigned ? 40100 : 40129, "the customer is being transferred");
        }
        var since = world.now().minus(PERIOD);
        long recent = transfers.values().stream()
                .filter(earlier -> earlier.externalUserId().equals(externalUserId))
                .filter(earlier -> earlier.startedAt().isAfter(since) && earlier.state() == State.DONE)
                .count();
        if (!resigned && recent >= PER_PERIOD) {
            throw new WecomError(40128, "the customer was transferred too often");
        }
    }

    public Optional<Transfer> waiting(String externalUserId) {
        return Optional.ofNullable(waiting.get(externalUserId));
    }

    public List<Transfer> between(String handover, String takeover, boolean resigned) {
        return transfers.values().stream()
                .filter(transfer -> transfer.resigned() == resigned)
                .filter(transfer -> transfer.handover().equals(handover)
                        && transfer.takeover().equals(takeover))
                .toList();
    }

    /** The customer does not want the new member. */
    public Transfer refuse(Transfer transfer) {
        return settle(transfer, State.REFUSED);
    }

    /** Settles what has waited for a day. */
    public List<Settled> settleDue() {
        var due = world.now().minus(UNTIL_DONE);
        var settled = new ArrayList<Settled>();
        for (var transfer : List.copyOf(waiting.values())) {
            if (!transfer.startedAt().isAfter(due)) {
                settled.add(end(transfer));
            }
        }
        return settled;
    }

    /** What waits is over now. */
    public Settled end(Transfer transfer) {
        return full.contains(transfer.takeover())
                ? new Settled(settle(transfer, State.FULL), false)
                : handOver(transfer);
    }

    private Settled handOver(Transfer transfer) {
        var old = world.customers
                .relation(transfer.handover(), transfer.externalUserId())
                .orElseThrow();
        boolean friends = world.customers
                .relation(transfer.takeover(), transfer.externalUserId())
                .filter(Relation::isFollowed)
                .isPresent();
        boolean onceLeftByTransfer = transfers.values().stream()
                .anyMatch(earlier -> earlier.state() == State.DONE
                        && earlier.externalUserId().equals(transfer.externalUserId())
                        && earlier.handover().equals(transfer.takeover()));
        world.customers.change(old, Relation.Standing.ENDED);
        if (!friends) {
            world.customers.inherit(old, transfer.takeover());
        }
        return new Settled(settle(transfer, State.DONE), !friends && !onceLeftByTransfer);
    }

    private Transfer settle(Transfer transfer, State state) {
        var settled = transfers.put(transfer.id(), transfer.settled(state, world.now()));
        index(settled);
        return settled;
    }

    private void index(Transfer transfer) {
        if (transfer.state() == State.WAITING) {
            waiting.put(transfer.externalUserId(), transfer);
        } else {
            waiting.remove(transfer.externalUserId());
        }
    }
}
