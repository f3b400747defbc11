package dev.scrm.gateway.budget;

import static java.util.Objects.requireNonNull;

/**
 * What a call is counted against.
 *
 * @param budget its name, the same on every replica, such as {@code corp/externalcontact/mark_tag}
 * @param ofReceiver whether it is one receiver's alone: a call that it holds up makes room for those to others
 */
public record Charge(String budget, Allowance allowance, boolean ofReceiver) {
    public Charge(String budget, Allowance allowance) {
        this(budget, allowance, false);
    }

    public Charge {
        requireNonNull(budget, "budget");
        requireNonNull(allowance, "allowance");
    }
}
