package dev.scrm.gateway.commands.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.commands.Ledger;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the ledger. */
@Configuration(proxyBeanMethods = false)
class MongoLedgerConfiguration {
    @Bean
    Ledger ledger(MongoDatabase database, Clock clock) {
        return new MongoLedger(database, clock);
    }
}
