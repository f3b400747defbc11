package dev.scrm.gateway.service.mongo;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the accounts. */
@Configuration(proxyBeanMethods = false)
class MongoServiceConfiguration {
    @Bean
    MongoServiceAccounts serviceAccounts(MongoDatabase database) {
        return new MongoServiceAccounts(database);
    }
}
