package dev.scrm.gateway.budget.schedule;

import dev.scrm.gateway.budget.RateBudget;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets every ten minutes which budgets are not used any more. */
@Component
class BudgetSchedule {
    private final RateBudget budget;

    BudgetSchedule(RateBudget budget) {
        this.budget = budget;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        budget.tidy();
    }
}
