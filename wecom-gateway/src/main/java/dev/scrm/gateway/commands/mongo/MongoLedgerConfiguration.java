package dev.scrm.gateway.commands.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the ledger. */
@Configuration(proxyBeanMethods = false)
class MongoLedgerConfiguration {
    @Bean
    MongoLedger ledger(MongoDatabase database, Clock clock) {
        return new MongoLedger(database, clock);
    }
}
