package dev.scrm.gateway.budget;

import static java.util.Objects.requireNonNull;

/**
 * What a call is counted against.
 *
 * @param budget its name, the same on every replica, such as {@code corp/externalcontact/mark_tag}
 */
public record Charge(String budget, Allowance allowance) {
    public Charge {
        requireNonNull(budget, "budget");
        requireNonNull(allowance, "allowance");
    }
}
