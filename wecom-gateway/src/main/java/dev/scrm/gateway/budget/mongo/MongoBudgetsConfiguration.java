package dev.scrm.gateway.budget.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.budget.Budgets;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the budgets' store. */
@Configuration(proxyBeanMethods = false)
class MongoBudgetsConfiguration {
    @Bean
    Budgets budgets(MongoDatabase database, Clock clock) {
        return new MongoBudgets(database, clock);
    }
}
