package dev.scrm.gateway.commands.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.commands.CommandFormat;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the ledger and the waiting lines. */
@Configuration(proxyBeanMethods = false)
class MongoLedgerConfiguration {
    @Bean
    MongoLedger ledger(MongoDatabase database, Clock clock) {
        return new MongoLedger(database, clock);
    }

    @Bean
    MongoLedgerFigures ledgerFigures(MongoDatabase database) {
        return new MongoLedgerFigures(database);
    }

    @Bean
    MongoLaneQueues laneQueues(MongoDatabase database) {
        return new MongoLaneQueues(database);
    }

    @Bean
    MongoCreations creations(MongoDatabase database, Clock clock) {
        return new MongoCreations(database, clock);
    }

    @Bean
    MongoCallMarks callMarks(MongoDatabase database, Clock clock) {
        return new MongoCallMarks(database, clock);
    }

    @Bean
    MongoErasedContacts erasedContacts(MongoDatabase database, Clock clock) {
        return new MongoErasedContacts(database, clock);
    }

    @Bean
    MongoWaitingLines waitingLines(MongoDatabase database, CommandFormat format) {
        return new MongoWaitingLines(database, format);
    }
}
