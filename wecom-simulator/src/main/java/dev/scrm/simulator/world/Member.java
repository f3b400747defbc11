package dev.scrm.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff as WeCom's address book has them.
 *
 * @param departments the departments they belong to, the main one first
 * @param leads those of their departments they lead
 * @param leftAt when they left the corp; null while they are in it
 * @param customerContact whether they are in the range of use of customer contact; null is yes, as of members of earlier runs
 */
public record Member(
        String userId,
        String name,
        List<Long> departments,
        List<Long> leads,
        String position,
        @Nullable Instant leftAt,
        @Nullable Boolean customerContact) {

    public Member {
        departments = List.copyOf(departments);
        leads = List.copyOf(leads);
    }

    public boolean isHere() {
        return leftAt == null;
    }

    public boolean mayHaveCustomers() {
        return !Boolean.FALSE.equals(customerContact);
    }

    Member named(String newUserId) {
        return new Member(newUserId, name, departments, leads, position, leftAt, customerContact);
    }

    Member leaving(Instant at) {
        return new Member(userId, name, departments, leads, position, at, customerContact);
    }
}
