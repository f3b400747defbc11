package dev.scrm.gateway.budget;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a replica uses what is allowed.
 *
 * @param parallel calls of one API, corp and lane under way at a time: with answers after 200 ms, one replica uses up WeCom's
 *     10,000 a minute with so many; more only crowd out the others' processor time
 */
@ConfigurationProperties("gateway.budget")
public record BudgetSettings(@DefaultValue("32") int parallel) {
    public BudgetSettings {
        if (parallel < 1) {
            throw new IllegalArgumentException("Expected gateway.budget.parallel of at least 1, but it is " + parallel);
        }
    }
}
