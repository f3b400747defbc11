package dev.scrm.gateway.transfers.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the transfers that are followed. */
@Configuration(proxyBeanMethods = false)
class MongoTransfersConfiguration {
    @Bean
    MongoFollowedTransfers followedTransfers(MongoDatabase database, Clock clock) {
        return new MongoFollowedTransfers(database, clock);
    }
}
