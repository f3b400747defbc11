package dev.scrm.gateway.budget;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a replica uses what is allowed.
 *
 * @param parallel calls of one API, corp and lane under way at a time
 */
@ConfigurationProperties("gateway.budget")
public record BudgetSettings(@DefaultValue("64") int parallel) {
    public BudgetSettings {
        if (parallel < 1) {
            throw new IllegalArgumentException("Expected gateway.budget.parallel of at least 1, but it is " + parallel);
        }
    }
}
