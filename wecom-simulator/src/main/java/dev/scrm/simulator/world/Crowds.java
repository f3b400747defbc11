package dev.scrm.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Many customers who were made at once and of whom nothing is remembered but how many they are: their ids, names and members
 * are derived from their number. Whoever of them is changed is remembered like any other customer from then on.
 */
public final class Crowds {
    private static final String PREFIX = "wmCROWD";
    private static final int NUMBER_DIGITS = 3;
    private static final int INDEX_DIGITS = 22;
    /** So many fit into the ids. */
    public static final int MOST_CROWDS = 999;

    /** One crowd: its customers belong to the members in turn. */
    public record Crowd(int number, long count, List<String> userIds, Instant since) {
        public Crowd {
            userIds = List.copyOf(userIds);
        }

        String idOf(long index) {
            var id = new StringBuilder(PREFIX);
            pad(id, Integer.toString(number), NUMBER_DIGITS);
            pad(id, Long.toString(index), INDEX_DIGITS);
            return id.toString();
        }

        long sizeFor(int member) {
            return count <= member ? 0 : (count - member - 1) / userIds.size() + 1;
        }

        int member(String userId) {
            for (int i = 0; i < userIds.size(); i++) {
                if (userIds.get(i).equalsIgnoreCase(userId)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** One of a crowd. */
    private record One(Crowd crowd, long index) {
        String userId() {
            return crowd.userIds().get((int) (index % crowd.userIds().size()));
        }
    }

    private final World world;
    private final Table<Crowd> crowds;

    Crowds(World world, Journal journal) {
        this.world = world;
        crowds = journal.table("crowds", Crowd.class);
    }

    public int size() {
        return crowds.size();
    }

    /** The members get so many customers, whom no callback tells of. */
    public Crowd add(long count, List<String> userIds) {
        var crowd = new Crowd(crowds.size() + 1, count, userIds, world.now());
        return crowds.put(Integer.toString(crowd.number()), crowd);
    }

    Optional<Customer> customer(String id) {
        return find(id).map(
                        one -> new Customer(id, "客户" + one.index(), 1, (int) (one.index() % 3), "", null, null, null));
    }

    /** The relation to the one member who has the customer, as it was at first. */
    Optional<Relation> relation(String userId, String id) {
        return find(id).filter(one -> one.userId().equalsIgnoreCase(userId))
                .flatMap(one -> customer(id)
                        .map(customer -> Relation.begin(
                                one.userId(),
                                customer,
                                Relation.Standing.MUTUAL,
                                null,
                                one.crowd().since())));
    }

    Optional<String> memberOf(String id) {
        return find(id).map(One::userId);
    }

    /** How many customers of crowds a member has, or had. */
    public long sizeFor(String userId) {
        long size = 0;
        for (var crowd : crowds.values()) {
            int member = crowd.member(userId);
            size += member < 0 ? 0 : crowd.sizeFor(member);
        }
        return size;
    }

    /** The id of a member's customer by position, from 0. */
    String idAt(String userId, long position) {
        long left = position;
        for (var crowd : crowds.values()) {
            int member = crowd.member(userId);
            long size = member < 0 ? 0 : crowd.sizeFor(member);
            if (left < size) {
                return crowd.idOf(member + left * crowd.userIds().size());
            }
            left -= size;
        }
        throw new IllegalArgumentException("Expected a position below " + sizeFor(userId) + ", but got " + position);
    }

    private Optional<One> find(String id) {
        if (!id.startsWith(PREFIX) || id.length() != PREFIX.length() + NUMBER_DIGITS + INDEX_DIGITS) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(id, PREFIX.length(), PREFIX.length() + NUMBER_DIGITS, 10);
            long index = Long.parseLong(id, PREFIX.length() + NUMBER_DIGITS, id.length(), 10);
            return crowds.find(Integer.toString(number))
                    .filter(crowd -> index >= 0 && index < crowd.count())
                    .map(crowd -> new One(crowd, index));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    private static void pad(StringBuilder to, String digits, int width) {
        to.repeat("0", width - digits.length()).append(digits);
    }
}
