package dev.scrm.gateway.corps.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.messaging.MessageBodies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the store of corps. */
@Configuration(proxyBeanMethods = false)
class MongoCorpsConfiguration {
    @Bean
    MongoRegistrations registrations(MongoDatabase database, MessageBodies seal) {
        return new MongoRegistrations(database, new SealedCredentials(seal));
    }
}
