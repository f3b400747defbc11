package dev.scrm.gateway.budget;

import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the budget. */
@Configuration(proxyBeanMethods = false)
class BudgetConfiguration {
    @Bean
    ExecutorService budgetQuestions() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("budget-question-", 0).factory());
    }

    @Bean
    RateBudget rateBudget(
            Budgets budgets,
            BudgetSettings settings,
            ExecutorService budgetQuestions,
            Clock clock,
            RandomGenerator random) {
        return new RateBudget(
                budgets, Ids.uuid7(clock.instant(), random).toString(), settings.parallel(), budgetQuestions, clock);
    }
}
