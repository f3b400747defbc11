package dev.scrm.simulator.control;

import dev.scrm.simulator.world.Customer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a caller may say about a customer; anything left out is as it was, or made up. */
record Person(
        @Nullable String externalUserId,
        @Nullable String name,
        @Nullable Integer type,
        @Nullable Integer gender,
        @Nullable String avatar,
        @Nullable String unionId,
        @Nullable String position,
        @Nullable String corpName) {

    static final Person ANYONE = new Person(null, null, null, null, null, null, null, null);

    /** Somebody of whom nothing is known. */
    static Customer stranger(String externalUserId) {
        var name = "客户" + externalUserId.substring(Math.max(0, externalUserId.length() - 4));
        return new Customer(externalUserId, name, 1, 0, "", null, null, null);
    }

    void check() {
        between("customer.type", type, 1, 2);
        between("customer.gender", gender, 0, 2);
        if (externalUserId != null && !externalUserId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw ControlRefused.invalid(
                    "customer.externalUserId", "Expected at most 64 letters, digits, - and _ in externalUserId");
        }
    }

    Customer over(Customer before) {
        return new Customer(
                before.externalUserId(),
                Objects.requireNonNullElse(name, before.name()),
                Objects.requireNonNullElse(type, before.type()),
                Objects.requireNonNullElse(gender, before.gender()),
                Objects.requireNonNullElse(avatar, before.avatar()),
                unionId == null ? before.unionId() : unionId,
                position == null ? before.position() : position,
                corpName == null ? before.corpName() : corpName);
    }

    private static void between(String field, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw ControlRefused.invalid(field, "Expected %s from %d to %d".formatted(field, least, most));
        }
    }
}
