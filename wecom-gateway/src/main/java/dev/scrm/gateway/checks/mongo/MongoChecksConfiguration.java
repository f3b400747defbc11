package dev.scrm.gateway.checks.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.checks.ConnectionChecks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the store of checks. */
@Configuration(proxyBeanMethods = false)
class MongoChecksConfiguration {
    @Bean
    ConnectionChecks connectionChecks(MongoDatabase database) {
        return new MongoConnectionChecks(database);
    }
}
