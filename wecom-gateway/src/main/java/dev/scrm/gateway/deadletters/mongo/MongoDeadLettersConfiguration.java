package dev.scrm.gateway.deadletters.mongo;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the store of decisions. */
@Configuration(proxyBeanMethods = false)
class MongoDeadLettersConfiguration {
    @Bean
    MongoLetterDecisions letterDecisions(MongoDatabase database) {
        return new MongoLetterDecisions(database);
    }
}
